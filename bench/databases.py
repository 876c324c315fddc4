"""The databases that are measured, and turning from one to another within this process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

from django.db import connection
from psycopg import sql

VARIABLE = "DATABASE_URL"


def with_name(url: str, name: str) -> str:
    """Return the address of another database on the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def migrate() -> None:
    """Bring the database that we have turned to up to date."""
    command = [sys.executable, "manage.py", "migrate", "-v", "0"]
    if subprocess.run(command).returncode:
        raise SystemExit("the database could not be migrated; see the lines above")


def make_database(name: str) -> str:
    """Make an empty database ``name`` anew on the same server; return its address."""
    with connection.cursor() as cursor:
        for statement in ("DROP DATABASE IF EXISTS {} WITH (FORCE)", "CREATE DATABASE {}"):
            cursor.execute(sql.SQL(statement).format(sql.Identifier(name)))
    return with_name(os.environ[VARIABLE], name)


@contextmanager
def turned_to(url: str) -> Iterator[None]:
    """Let this process, and what it starts meanwhile, work on the database at ``url``."""
    before = os.environ[VARIABLE]
    _turn(url)
    try:
        yield
    finally:
        _turn(before)


def _turn(url: str) -> None:
    if url == os.environ[VARIABLE]:
        return
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    os.environ[VARIABLE] = url
    connection.settings_dict["NAME"] = urlsplit(url).path.lstrip("/")
