"""How far an ingest has come: a bar on a terminal, nothing in a pipe. Always on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Advance = Callable[[str], None]  # called with a file's name when it is done


@contextmanager
def progress(files: int, what: str = "Taking in") -> Iterator[Advance]:
    """A bar over so many files, gone when they are done."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=files)
        yield lambda name: bar.update(task, advance=1, description=name)
