"""The Home Office's police recorded crime open data tables: an area, a quarter, an offence code and a count a row."""

from commonweal.sources.home_office.checks import Finding
from commonweal.sources.home_office.read import RecordedCrime, read_recorded_crime

__all__ = ["Finding", "RecordedCrime", "read_recorded_crime"]
