"""An operation as its partnership writes it down: one TOML file."""

from commonweal.sources.operation.read import read_operation, written

__all__ = ["read_operation", "written"]
