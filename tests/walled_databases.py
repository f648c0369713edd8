"""Empty databases on the run's own PostgreSQL server, for portals that are processes of their own."""

import os

import psycopg


def empty_databases(*kinds: str, worker: str) -> list[str]:
    """The addresses of new databases, one of each name."""
    server = os.environ["COMMONWEAL_DATABASE"]
    names = [f"{kind}_{worker}" for kind in kinds]
    with psycopg.connect(server, autocommit=True) as connection:
        for name in names:
            connection.execute(f"drop database if exists {name}")  # type: ignore[arg-type]
            connection.execute(f"create database {name}")  # type: ignore[arg-type]
    return [f"{server.rsplit('/', 1)[0]}/{name}" for name in names]
