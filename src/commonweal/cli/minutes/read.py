"""`commonweal minutes read`."""

import json
from collections import Counter
from collections.abc import Iterator, Sized
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commonweal.cli import JsonOption
from commonweal.cli.minutes import minutes

if TYPE_CHECKING:
    from commonweal.minutes.model import Item, MeetingRecord

FILES_HELP = "Minutes: text, Word (.docx), PDF or a web page; one meeting a file."
PROFILE_HELP = "How the body prints its minutes (TOML), where the general reading does not do."


@minutes.command("read")
def read(
    files: Annotated[list[Path], typer.Argument(help=FILES_HELP, metavar="FILE...")],
    profile: Annotated[Path | None, typer.Option(help=PROFILE_HELP)] = None,
    as_json: JsonOption = False,
) -> None:
    """Read minutes: who was there, items, decisions, actions, figures, and what a person should look at.

    Files given together help one another: a name printed with its agency in one is offered in the others.

    Example: commonweal minutes read minutes-2019-10-15.docx minutes-2024-03-28.pdf --json
    """
    from commonweal import minutes as room  # the Word and PDF readers take a moment to import: only for this command

    records = room.read_files(files, room.load_profile(profile) if profile else room.GENERAL)
    if as_json:
        typer.echo(json.dumps([room.as_json(r) for r in records], indent=1, ensure_ascii=False))
    else:
        typer.echo("\n\n".join("\n".join(_summary(f, r)) for f, r in zip(files, records, strict=True)))


def _summary(file: Path, record: "MeetingRecord") -> Iterator[str]:
    meeting, there = record.meeting, record.attendance
    held = meeting.date.as_printed if meeting.date else "no date found"
    yield f"{file.name}: {meeting.body or 'no title found'}, {held}"
    yield (
        f"{len(there.present)} present, {_number(there.officers, 'officer')}, "
        f"{_number(there.apologies, 'apology', 'apologies')}; "
        f"{_number(record.items, 'item')}, {_number(record.statistics, 'figure')}."
    )
    yield from (f"  {_line(i)}" for i in record.items)
    if record.actions:
        tiers = Counter(a.tier for a in record.actions)
        yield f"Actions ({', '.join(f'{n} {tier}' for tier, n in tiers.items())}):"
        yield from (f"  item {a.item_seq}, {a.tier}: {a.text_as_printed}" for a in record.actions)
    if record.anomalies:
        yield "To look at:"
        yield from (f"  {f'item {a.item_seq}: ' if a.item_seq else ''}{a.message}" for a in record.anomalies)


def _number(of: Sized, one: str, many: str = "") -> str:
    return f"{len(of)} {one if len(of) == 1 else many or one + 's'}"


def _line(item: "Item") -> str:
    number = f"{item.number_as_printed}  " if item.number_as_printed else ""
    marking = " [restricted]" if item.restricted else ""
    return f"{number}{item.title}{marking}: {item.outcome.replace('_', ' ')}"
