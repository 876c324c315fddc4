"""What the command line and the environment decide; read once, never changed."""

import argparse
import os
from dataclasses import dataclass

LONGEST = 10.0  # seconds; nothing here keeps a caller longer


@dataclass(frozen=True, slots=True)
class Settings:
    """``hang`` in seconds: how long the register that hangs takes."""

    port: int
    key: str
    hang: float


def read_settings() -> Settings:
    """Exit with a sentence, not a traceback, when something is missing."""
    parser = argparse.ArgumentParser(prog="simulators.registry", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--hang", type=seconds, default=LONGEST, help="of the id that hangs")
    options = parser.parse_args()
    key = os.environ.get("REGISTRY_KEY") or parser.error("REGISTRY_KEY is not set")
    return Settings(port=options.port, key=key, hang=options.hang)


def seconds(text: str) -> float:
    if not 0 <= float(text) <= LONGEST:
        raise ValueError(text)
    return float(text)
