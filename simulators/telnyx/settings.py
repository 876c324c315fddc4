"""What the command line and the environment decide; read once, never changed."""

import argparse
import base64
import binascii
import ipaddress
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Times are in seconds. ``webhook_url`` may be empty: then only per-message URLs are called."""

    host: str
    port: int
    webhook_url: str
    state_file: Path | None
    api_key: str
    signing_seed: bytes
    receipt_delay: float
    retry_delay: float
    slow_answer: float


def loopback(host: str) -> str:
    """The control endpoints have no password, so the process never listens to a network."""
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise ValueError(host)
    return host


def read_settings() -> Settings:
    """Exit with a sentence, not a traceback, when something is missing."""
    parser = build_parser()
    options = parser.parse_args()
    return Settings(
        host=options.host,
        port=options.port,
        webhook_url=options.webhook_url,
        state_file=options.state,
        api_key=os.environ.get("TELNYX_API_KEY") or parser.error("TELNYX_API_KEY is not set"),
        signing_seed=read_seed(parser),
        receipt_delay=options.receipt_delay,
        retry_delay=options.retry_delay,
        slow_answer=options.slow_answer,
    )


def build_parser() -> argparse.ArgumentParser:
    """Every option the process takes, with the defaults the demo uses."""
    parser = argparse.ArgumentParser(prog="simulators.telnyx", description=__doc__)
    parser.add_argument("--host", type=loopback, default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--state", type=Path, help="JSON file that keeps orders over a restart")
    parser.add_argument("--webhook-url", default="", help="where events go by default")
    parser.add_argument("--receipt-delay", type=float, default=0.2, help="accepted to finalized")
    parser.add_argument("--retry-delay", type=float, default=0.5, help="between webhook tries")
    parser.add_argument("--slow-answer", type=float, default=3.0, help="for the slow recipient")
    return parser


def read_seed(parser: argparse.ArgumentParser) -> bytes:
    """The Ed25519 seed from TELNYX_SIGNING_KEY: base64, 32 bytes."""
    try:
        seed = base64.b64decode(os.environ.get("TELNYX_SIGNING_KEY", ""), validate=True)
    except binascii.Error:
        seed = b""
    if len(seed) != 32:
        parser.error("TELNYX_SIGNING_KEY must be the base64 of a 32-byte Ed25519 seed")
    return seed
