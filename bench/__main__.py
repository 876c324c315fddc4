"""``./run bench [accept | dispatch | mixed | …] [--quick] [--json FILE] [--rounds N] …``"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
django.setup()

# Models cannot be imported before the set-up.
from bench import (  # noqa: E402
    accept,
    dispatch,
    growth,
    mixed,
    pipeline,
    profile,
    registry,
    review,
)
from bench.databases import migrate  # noqa: E402
from bench.options import Options, read_options  # noqa: E402
from bench.report import Report, write_json  # noqa: E402

COMMANDS: dict[str, Callable[[Options], Report]] = {
    "accept": accept.run,
    "dispatch": dispatch.run,
    "mixed": mixed.run,
    "pipeline": pipeline.run,
    "profile": profile.run,
    "growth": growth.run,
    "review": review.run,
    "registry": registry.run,
}


def main(arguments: list[str]) -> int:
    """Measure and print. A missed target is a figure; only what goes wrong is a failure."""
    options = read_options(arguments, commands=list(COMMANDS))
    migrate()
    report = COMMANDS[options.command](options)
    print(report.text)
    if options.json:
        write_json(report, options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
