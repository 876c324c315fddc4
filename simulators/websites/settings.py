"""What the command line decides; read once, never changed."""

import argparse
from dataclasses import dataclass
from pathlib import Path

LONGEST = 30.0  # seconds; nothing here keeps a visitor longer


@dataclass(frozen=True, slots=True)
class Settings:
    """``slow_answer`` in seconds: how long the slow, dribbling and endless hosts take."""

    port: int
    tls_port: int
    ca_file: Path
    slow_answer: float


def read_settings() -> Settings:
    """Exit with a sentence, not a traceback, when something is missing."""
    parser = argparse.ArgumentParser(prog="simulators.websites", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--tls-port", type=int, required=True)
    parser.add_argument("--ca", type=Path, required=True, help="the CA's certificate goes here")
    parser.add_argument("--slow-answer", type=seconds, default=LONGEST, help="of slow hosts")
    options = parser.parse_args()
    return Settings(
        port=options.port,
        tls_port=options.tls_port,
        ca_file=options.ca,
        slow_answer=options.slow_answer,
    )


def seconds(text: str) -> float:
    if not 0 <= float(text) <= LONGEST:
        raise ValueError(text)
    return float(text)
