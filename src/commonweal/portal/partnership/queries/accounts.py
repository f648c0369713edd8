"""Accounts as the administrator and governance see them."""

from commonweal.portal.partnership.models import Account, Membership


def demo_accounts_exist() -> bool:
    """Whether any account's password may be known to anyone."""
    return Account.objects.filter(is_demo=True, is_active=True).exists()


def administrator_exists() -> bool:
    """Whether anyone has ever been made administrator."""
    return Membership.objects.filter(role="administrator").exists()
