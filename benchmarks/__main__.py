"""`python -m benchmarks [NAME...]`: run every benchmark, or those named; one table, and JSON in `results/`."""

import importlib
import json
import pkgutil
import platform
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

import benchmarks

RESULTS = Path(__file__).parent / "results"
COLUMNS = ("what", "ours_seconds", "other", "other_seconds", "ratio", "note")


def modules(names: list[str]) -> list[str]:
    """The modules to run, all that have `run` where none is named."""
    found = [m.name for m in pkgutil.iter_modules(benchmarks.__path__) if not m.name.startswith("_")]
    if unknown := set(names) - set(found):
        sys.exit(f"There is no benchmark {', '.join(sorted(unknown))}. There are: {', '.join(found)}.")
    return names or found


def cell(value: object) -> str:
    """A number to three figures, anything else as it is."""
    return f"{value:.3g}" if isinstance(value, float) else "" if value is None else str(value)


def main() -> None:
    """Run, write each module's rows, and print all of them."""
    table = Table(*COLUMNS)
    for name in modules(sys.argv[1:]):
        module = importlib.import_module(f"benchmarks.{name}")
        if not hasattr(module, "run"):
            continue
        rows = module.run()
        RESULTS.mkdir(exist_ok=True)
        document = {"benchmark": name, "machine": platform.processor() or platform.machine(), "rows": rows}
        (RESULTS / f"{name}.json").write_text(json.dumps(document, indent=1, default=str) + "\n")
        for row in rows:
            table.add_row(*(cell(row.get(column)) for column in COLUMNS))
    console = Console()
    Console(width=None if console.is_terminal else 160).print(table)


if __name__ == "__main__":
    main()
