"""Development only: the mails that went into a folder instead of out to the world."""

import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

_MOST = 50
_SEPARATOR = b"-" * 79


@dataclass(frozen=True, slots=True)
class Mail:
    date: str
    to: str
    subject: str
    body: str


def list_mails(folder: str) -> list[Mail]:
    """Return the newest mails first. One file may hold several, written one after the other."""
    if not Path(folder).is_dir():
        return []
    files = sorted(Path(folder).glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    mails = [mail for file in files[:_MOST] for mail in _read(file)]
    return mails[:_MOST]


def _read(file: Path) -> list[Mail]:
    parts = [part.strip() for part in file.read_bytes().split(b"\n" + _SEPARATOR + b"\n")]
    return [_parse(part) for part in reversed(parts) if part]


def _parse(raw: bytes) -> Mail:
    message = email.message_from_bytes(raw, _class=EmailMessage, policy=email.policy.default)
    text = message.get_body(("plain", "html"))
    return Mail(
        date=str(message["Date"] or ""),
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        body=text.get_content() if text else "",
    )
