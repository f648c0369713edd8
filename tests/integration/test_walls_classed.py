from django.db import models
from django.test.utils import isolate_apps

from commonweal.portal.access.models import Kept
from commonweal.portal.access.walls.classes import Locked, OnlyFor, Open, all_classed, classed


def test_every_table_of_the_portal_is_classed() -> None:
    known, unclassed = all_classed()
    assert not unclassed, f"class {unclassed}: a lock, ONLY_FOR or OPEN_BECAUSE (access/walls/classes.py says how)"
    assert all(len(table.reason.split()) > 2 for table in known if isinstance(table, Open))


@isolate_apps("commonweal.portal.access")
def test_a_table_without_a_lock_or_a_reason_has_no_class() -> None:
    class Stray(models.Model):
        class Meta:
            app_label = "access"

    class Reasoned(models.Model):
        OPEN_BECAUSE = "it holds nothing of anyone"

        class Meta:
            app_label = "access"

    class Case(Kept):
        TABLE_ROW = "case, person"

        class Meta:
            app_label = "access"

    class Intelligence(Kept):
        TABLE_ROW = "intelligence"

        class Meta:
            app_label = "access"

    assert classed(Stray) is None
    assert isinstance(classed(Reasoned), Open)
    case, intelligence = classed(Case), classed(Intelligence)
    assert isinstance(case, Locked)
    assert (case.roles, case.residents) == (("partner officer",), False)
    assert isinstance(intelligence, Locked)
    assert (intelligence.roles, intelligence.own) == ((), ("partner officer",))


def test_notices_are_one_persons() -> None:
    known, _ = all_classed()
    assert OnlyFor("notices_notice", "person_id") in known
