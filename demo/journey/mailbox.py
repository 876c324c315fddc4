"""The mails that the development installation writes to ``var/mail``."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from demo.journey.narrator import wait_for

_FOLDER = Path("var/mail")
_SEPARATOR = re.compile(r"^-{79}$", re.MULTILINE)


def _read_all(to: str) -> Iterator[tuple[str, str]]:
    for path in sorted(_FOLDER.glob("*"), key=lambda each: each.stat().st_mtime):
        for raw in _SEPARATOR.split(path.read_text(errors="replace")):
            message = email.message_from_string(raw.strip(), policy=email.policy.default)
            if isinstance(message, EmailMessage) and to in str(message["To"]):
                yield str(message["Subject"]), str(message.get_content())


def wait_for_mail(to: str, *, subject: str, seconds: float = 30.0) -> str:
    """Return the text of the newest mail to somebody whose subject contains a text."""

    def look() -> str | None:
        found = [body for title, body in _read_all(to) if subject.lower() in title.lower()]
        return found[-1] if found else None

    return wait_for(look, f"a mail to {to} about {subject!r}", seconds=seconds)


def find_address(body: str) -> str:
    """Return the first web address in a mail."""
    found = re.search(r"https?://\S+", body)
    if found is None:
        raise LookupError("there is no address in the mail")
    return found[0].rstrip(".)")
