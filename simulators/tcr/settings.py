"""What the command line and the environment decide; read once, never changed."""

import argparse
import ipaddress
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """``day`` in seconds. ``webhook_url`` serves the categories nobody subscribed to."""

    host: str
    port: int
    webhook_url: str
    state_file: Path | None
    api_key: str
    api_secret: str
    day: float
    retry_delay: float
    limits: bool


def loopback(host: str) -> str:
    """The control endpoints have no password, so the process never listens to a network."""
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise ValueError(host)
    return host


def length_of_day(text: str) -> float:
    """More than nothing, or everything would be due at once and for ever."""
    if not 0.001 <= float(text) <= 1e6:
        raise ValueError(text)
    return float(text)


def read_settings() -> Settings:
    """Exit with a sentence, not a traceback, when something is missing."""
    parser = build_parser()
    options = parser.parse_args()
    return Settings(
        host=options.host,
        port=options.port,
        webhook_url=options.webhook_url,
        state_file=options.state,
        api_key=os.environ.get("TCR_API_KEY") or parser.error("TCR_API_KEY is not set"),
        api_secret=os.environ.get("TCR_API_SECRET") or parser.error("TCR_API_SECRET is not set"),
        day=options.day,
        retry_delay=options.retry_delay,
        limits=not options.no_limits,
    )


def build_parser() -> argparse.ArgumentParser:
    """Every option the process takes, with the defaults the demo uses."""
    parser = argparse.ArgumentParser(prog="simulators.tcr", description=__doc__)
    parser.add_argument("--host", type=loopback, default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--state", type=Path, help="JSON file that keeps everything over a restart")
    parser.add_argument("--webhook-url", default="", help="where events go without a subscription")
    parser.add_argument("--day", type=length_of_day, default=1.0, help="seconds per simulated day")
    parser.add_argument("--retry-delay", type=float, default=0.5, help="between webhook tries")
    parser.add_argument("--no-limits", action="store_true", help="no 429 for many calls")
    return parser
