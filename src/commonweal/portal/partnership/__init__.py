"""Agencies, people, accounts and memberships: who is in the partnership, since when and until when."""
