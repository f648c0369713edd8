"""Files in the layout of the police.uk archive, a few rows each."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

STREET_COLUMNS = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)
OUTCOME_COLUMNS = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type"
STREET_NAME = "2024-03/2024-03-cleveland-street.csv"


def street_row(number: int = 1, **changes: str) -> str:
    """One line of a street file; `changes` by column name with _ for a blank."""
    cells = {
        "Crime_ID": f"{number:064x}",
        "Month": "2024-03",
        "Reported_by": "Cleveland Police",
        "Falls_within": "Cleveland Police",
        "Longitude": "-1.318044",
        "Latitude": "54.707863",
        "Location": "On or near High Street",
        "LSOA_code": "E01012187",
        "LSOA_name": "Stockton-on-Tees 001A",
        "Crime_type": "Burglary",
        "Last_outcome_category": "Under investigation",
        "Context": "",
    }
    return ",".join({**cells, **changes}.values())


def street(rows: Iterable[str] = (), end: str = "\n") -> bytes:
    """A street file of those lines."""
    return (end.join([STREET_COLUMNS, *rows]) + end).encode()


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of those files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def months_of(force: str, months: int, rows: int, start_year: int = 2020) -> dict[str, bytes]:
    """So many months of one force's street files, so many rows each, all of them distinct."""
    files = {}
    for n in range(months):
        month = f"{start_year + n // 12}-{n % 12 + 1:02d}"
        lines = [street_row(n * rows + i, Month=month) for i in range(rows)]
        files[f"{month}/{month}-{force}-street.csv"] = street(lines)
    return files


def write(path: Path, content: bytes) -> Path:
    """Write a file and give its path back."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
