"""What kind of file is this, and how does a page of it look?

By content, never by name: a file that begins like a PDF, PNG or JPEG is opened by a process that
may do nothing else, and what that process cannot draw is not taken.
"""

import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 15  # seconds
_BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
_KILLED = (-signal.SIGKILL, -signal.SIGXCPU)  # by the limit on its time
_drawing = threading.BoundedSemaphore(2)  # in this process; each may take much memory


class DocumentInvalid(ValueError):
    """``message`` says to the customer what is wrong with the file, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Picture:
    pages: int
    png: bytes


def identify(content: bytes) -> str:
    """Return the media type. Raises DocumentInvalid for all but a readable PDF, PNG or JPEG."""
    for beginning, media_type in _BEGINNINGS.items():
        if content.startswith(beginning):
            draw_page(content, media_type=media_type)
            return media_type
    if not content:
        raise DocumentInvalid("The file is empty. Choose it again.")
    raise DocumentInvalid("This is not a PDF, PNG or JPEG file. Save it as one and upload that.")


def draw_page(content: bytes, *, media_type: str, number: int = 0) -> Picture:
    """Return a page as a picture of our own. Raises DocumentInvalid if it cannot be drawn."""
    kind = "pdf" if media_type == "application/pdf" else "image"
    if not _drawing.acquire(timeout=_PATIENCE):
        raise DocumentInvalid("Many files are being opened. Send it again in a minute.")
    try:
        return _draw(content, kind, str(number))
    finally:
        _drawing.release()


def _draw(content: bytes, *arguments: str) -> Picture:
    command = [sys.executable, "-m", "compliance.documents.draw", *arguments]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=_PATIENCE, cwd=_ROOT, env={}
        )
    except subprocess.TimeoutExpired:
        raise _too_slow() from None
    if done.returncode in _KILLED:
        raise _too_slow()
    if done.returncode:
        sentence = "This file cannot be opened: it is damaged, or protected by a password."
        raise DocumentInvalid(f"{sentence} Save it again without one and upload that.")
    pages, _, png = done.stdout.partition(b"\n")
    return Picture(int(pages), png)


def _too_slow() -> DocumentInvalid:
    return DocumentInvalid("This file takes too long to open. Upload a scan of it as a picture.")
