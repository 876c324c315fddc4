"""The limit: what PostgreSQL alone does, by pgbench with prepared, durable statements."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from django.db import connection

from bench.cpu import Meter, per_unit
from bench.measure import Sample
from bench.numbers import BLOCKS, CONTACTS, OPTED_OUT

CLIENTS = 8
_SCRIPT = Path(__file__).with_name("limit.sql")
_DURABLE = "-c synchronous_commit=on"
_MISSING = "pgbench is missing: apt-get install postgresql-contrib (or postgresql, which has it)"


def find_pgbench() -> str:
    """Return the program; exits with 2 when there is none. That of the server's version is best."""
    beside = Path(os.environ.get("DEVSTACK_PG_BIN", "/nowhere")) / "pgbench"
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"), reverse=True)
    for place in (beside, shutil.which("pgbench"), *packaged):
        if place and os.access(place, os.X_OK):
            return str(place)
    print(_MISSING)
    raise SystemExit(2)


def measure_limit(*, accounts: int, seconds: float, parts: Mapping[str, int]) -> Sample:
    """Run the statement, spread over ``accounts`` of them; all on one balance row when it is 1."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(_read_script())
        script.flush()
        meter = Meter({**parts, "load": os.getpid()})
        output = _run(_command(script.name, accounts=accounts, seconds=seconds))
        usage = meter.stop()
    count = read_count(output)
    elapsed = count / read_tps(output)
    return Sample(count, elapsed, cpu=per_unit(usage, count), others=usage.others)


def _read_script() -> str:
    """Time-ordered ids, as the application makes them, where the server knows how."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int")
        (version,) = cursor.fetchone()
    maker = "uuidv7()" if version >= 180_000 else "gen_random_uuid()"
    return _SCRIPT.read_text().replace("new_id()", maker)


def _command(script: str, *, accounts: int, seconds: float) -> list[str]:
    variables = {
        "accounts": accounts,
        "contacts": CONTACTS,
        "known": CONTACTS - OPTED_OUT,
        "blocks": "{" + ",".join(BLOCKS) + "}",
    }
    return [
        find_pgbench(),
        *("-n", "-M", "prepared", "-c", str(CLIENTS), "-j", "2", "-T", str(max(round(seconds), 1))),
        *(part for name, value in variables.items() for part in ("-D", f"{name}={value}")),
        *("-f", script, os.environ["DATABASE_URL"]),
    ]


def _run(command: list[str]) -> str:
    environment = {**os.environ, "PGOPTIONS": _DURABLE}
    result = subprocess.run(command, env=environment, capture_output=True, text=True)
    if result.returncode or "ERROR" in result.stderr:
        raise SystemExit(f"pgbench failed:\n{result.stderr[-2000:]}")
    return result.stdout


def read_count(output: str) -> int:
    """Return how many statements pgbench ran."""
    return int(_find(r"transactions actually processed: (\d+)", output))


def read_tps(output: str) -> float:
    """Return statements a second, the time to connect not counted."""
    return float(_find(r"tps = ([0-9.]+) \(without initial connection time\)", output))


def _find(pattern: str, output: str) -> str:
    found = re.search(pattern, output)
    if found is None:
        raise SystemExit(f"pgbench said something else than expected:\n{output[-2000:]}")
    return found[1]
