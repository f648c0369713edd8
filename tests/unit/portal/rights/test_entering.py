"""Anybody may ask: somebody old, somebody with a single name; whoever is not named is asked for again."""

import pytest
from django.urls import reverse

from commonweal.portal.audit.clock import today
from commonweal.portal.people import said
from commonweal.portal.rights.models import Request
from portal_world import World

pytestmark = pytest.mark.django_db
SAID = {"kind": "access", "received_how": "letter", "given": "Ada", "family": "Candlewick", "contact": "By post."}


def entered(world: World, **more: str) -> str:
    sent = {**SAID, "received_on": today().isoformat(), **more}
    return world.client("officer").post(reverse("rights:enter"), sent, follow=True).content.decode()


@pytest.mark.parametrize(
    ("more", "name"),
    [({"born": "1931-05-03"}, "Ada Candlewick"), ({"family": ""}, "Ada"), ({"given": ""}, "Candlewick")],
    ids=["born long ago", "a single name", "written as a last name"],
)
def test_somebody_is_entered(world: World, more: dict[str, str], name: str) -> None:
    entered(world, **more)
    who = said.read(Request.objects.get().asker)
    assert who.name == name and who.born_words == ("3 May 1931" if "born" in more else "")


@pytest.mark.parametrize(
    ("more", "why"),
    [({"given": " ", "family": ""}, "Give a name."), ({"born": "1831-05-03"}, "Look at the year again.")],
    ids=["nobody", "two hundred years old"],
)
def test_what_cannot_be_is_asked_for_again_and_nothing_is_lost(world: World, more: dict[str, str], why: str) -> None:
    page = entered(world, **more)
    assert why in page and "By post." in page and not Request.objects.exists()
