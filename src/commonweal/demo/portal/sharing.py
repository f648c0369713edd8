"""What the fictional partnership knows and shares: agreements, assessments, cases, reports, shares, a request."""

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from commonweal.demo.portal import casework, earlier
from commonweal.demo.portal.cast import Cast
from commonweal.demo.portal.crowd import Crowd, crowd, said
from commonweal.portal.audit.clock import now, today
from commonweal.portal.cases.counts import taking
from commonweal.portal.cases.counts import verbs as counts
from commonweal.portal.cases.counts.models import CASES, Tally
from commonweal.portal.disclosures.counting import quarters_over
from commonweal.portal.disclosures.models import SHARED, Agreement, Entry
from commonweal.portal.disclosures.said import Grounds, Share
from commonweal.portal.disclosures.verbs import agreements, assessments, data_sets, disclosures, reviews
from commonweal.portal.people.said import read
from commonweal.portal.rights.verbs import requests

LEGAL = ("purpose", "necessity", "power", "basis", "special", "criminal", "no_agreement")


def share_what_is_known(cast: Cast, reported: Mapping[str, Sequence[int]] = earlier.REPORTED) -> None:
    """Write it all down, each by whoever's work it is. `reported`: reports of two quarters that are over, by agency."""
    told = tomllib.loads(files(__package__).joinpath("sharing.toml").read_text("utf-8"))
    live = _register(cast, told)
    people = crowd()
    grounds = Grounds(
        purpose="To prevent crime and disorder", power="cda-1998-s115", basis="public-task",
        necessity="Each works with those concerned, and would else not know.", agreement=live,
    )  # fmt: skip
    cases = casework.open_cases(cast, told["case"], people, grounds)
    casework.tie_records(cast, cases, people, grounds)
    casework.ask_review(cast, people)
    casework.tell_the_force(cast, told["report"], people, grounds)
    earlier.report_two_quarters(cast, live, reported)
    earlier.begin_to_use(cast)
    for one in told["share"]:
        _share(cast, one)
    first = Entry.objects.filter(to_review=True).order_by("shared_at").first()
    if first is not None:
        words = "The agreement was being signed, and the person was at risk."
        reviews.close(first, justified=True, words=words, by=cast.reader("governance"))
    _ask_for_own_data(cast, people)
    _count_a_quarter(cast)
    _count_cases(cast)


def _register(cast: Cast, told: dict[str, Any]) -> Agreement:
    """Agreements and assessments; answers the one that covers most."""
    by, second = cast.reader("governance"), cast.reader("governance-2")
    made = [_agree(cast, one) for one in told["agreement"]]
    for one in told["assessment"]:
        row = assessments.enter(
            title=one["title"], scope=one["scope"], consulted=one["consulted"], agreement=made[0],
            review_due=_in(one["review_in"]), by=by,
        )  # fmt: skip
        for risk in one["risk"]:
            assessments.add_risk(row, **risk, by=by)
        if one["signed"]:
            assessments.sign_off(row, words="With the members' names shown on each case.", by=second)
    return made[0]


def _agree(cast: Cast, told: dict[str, Any]) -> Agreement:
    by, since = cast.reader("governance"), _in(-told["started"])
    row = agreements.enter(
        title=told["title"], agencies=[cast.agencies[key] for key in told["between"]], purposes=told["purposes"],
        covers=told["covers"], since=since, review_due=_in(told["review_in"]), by=by,
    )  # fmt: skip
    parties = list(row.parties.select_related("agency").order_by("agency__name"))
    for party in parties if told["signed"] else parties[:1]:
        agreements.sign(party, on=since, signed_by=f"The head of {party.agency.name}", by=by)
    if "matchers" in told:
        agreements.name_matchers(row, [cast.people[name] for name in told["matchers"]], by=by)
    return row


def _share(cast: Cast, told: dict[str, Any]) -> None:
    agreement = Agreement.objects.filter(title=told.get("agreement", "")).first()
    share = Share(
        what=told["what"], from_agency=cast.agencies[told["from"]],
        agencies=[cast.agencies[key] for key in told.get("to", ())],
        outside=told.get("outside", ""), decision=told.get("decision", SHARED), reason=told.get("reason", ""),
        at=now() - dt.timedelta(days=told["days"]), way="secure-email", emergency=told.get("emergency", False),
    )  # fmt: skip
    grounds = Grounds(
        **{name: told.get(name, "") for name in LEGAL}, agreement=agreement,
        law_enforcement=told.get("basis") == "part-3",
    )  # fmt: skip
    disclosures.record(share, grounds, by=cast.reader(told["from"]))


def _ask_for_own_data(cast: Cast, people: Crowd) -> None:
    """Somebody who is in a case asks for all that is held on them."""
    requests.enter(
        "access", read(said(people.pairs[0][0])), contact="By post", words="All that you hold on me, please.",
        received_on=_in(-6), received_how="letter", by=cast.reader("governance"),
    )  # fmt: skip


def _count_a_quarter(cast: Cast) -> None:
    """The data set of the quarter before last is out; that of the last waits."""
    for nth, quarter in enumerate(reversed(quarters_over(today(), most=2))):
        row = data_sets.keep(quarter, data_sets.lines_of(quarter), by=cast.reader("analyst"))
        if nth == 0:
            data_sets.approve(row, sha256=row.sha256, by=cast.reader("governance"))


def _count_cases(cast: Cast) -> None:
    """What the system counts at night: the oldest quarter is shown to partners, the others wait for approval."""
    taking.take_all()
    first = Tally.objects.filter(kind=CASES).order_by("first").first()
    if first is not None:
        counts.approve(first, sha256=first.sha256, by=cast.reader("governance"))


def _in(days: int) -> dt.date:
    return today() + dt.timedelta(days=days)
