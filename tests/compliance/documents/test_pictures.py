"""A stranger's file is opened by a process that may do nothing else, or not at all."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PIL import Image

from compliance.documents import pictures
from compliance.documents.pictures import DocumentInvalid, draw_page, identify
from tests.papers import (
    make_bomb_pdf,
    make_bomb_png,
    make_chunk,
    make_jpeg,
    make_locked_pdf,
    make_pdf,
    make_png,
)

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = b"<html><script>alert(1)</script></html>"
JAVASCRIPT = b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"
ZIP = b"PK\x03\x04 a whole archive"
HUGE = b"\x89PNG\r\n\x1a\n" + make_chunk(b"IHDR", b"\x7f\xff\xff\xff" * 2 + b"\x08\x02\0\0\0")


def look_at(png: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(png), formats=("PNG",))
    picture.load()
    return picture


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (make_pdf(), "application/pdf"),
        (make_png(), "image/png"),
        (make_jpeg(), "image/jpeg"),
    ],
)
def test_a_pdf_png_or_jpeg_is_known_by_its_content(content: bytes, media_type: str) -> None:
    assert identify(content) == media_type


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"GIF89a" + b"\0" * 40, "This is not a PDF, PNG or JPEG file."),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "This is not a PDF"),
        (SCRIPT, "This is not a PDF"),
        (SCRIPT + make_pdf(), "This is not a PDF"),
        (ZIP, "This is not a PDF"),
        (b"\x89PNG\r\n\x1a\n" + SCRIPT, "This file cannot be opened"),
        (make_png()[:60], "This file cannot be opened"),
        (b"\xff\xd8\xff" + SCRIPT, "This file cannot be opened"),
        (b"%PDF-1.7\n" + SCRIPT, "This file cannot be opened"),
        (make_pdf(pages=0), "This file cannot be opened"),
        (make_locked_pdf(), "protected by a password"),
        (HUGE, "This file cannot be opened"),
        (make_bomb_png(8000, 7000), "This file cannot be opened"),
    ],
)
def test_what_cannot_be_drawn_is_not_taken(content: bytes, said: str) -> None:
    with pytest.raises(DocumentInvalid) as error:
        identify(content)
    assert said in error.value.message


@pytest.mark.parametrize(
    "content",
    [
        make_pdf(catalog=JAVASCRIPT) + SCRIPT,
        make_png() + ZIP,
        make_png()[:33] + make_chunk(b"tEXt", b"Comment\0" + SCRIPT) + make_png()[33:],
        make_jpeg(comment=SCRIPT) + SCRIPT,
    ],
)
def test_what_else_is_in_a_file_does_not_come_out_of_it(content: bytes) -> None:
    drawn = draw_page(content, media_type=identify(content)).png
    assert drawn.endswith(make_chunk(b"IEND", b""))
    for foreign in (b"script", b"alert", b"PK", b"Comment"):
        assert foreign not in drawn
    assert look_at(drawn).info == {}


def test_only_the_asked_page_of_many_is_drawn() -> None:
    content = make_pdf(pages=10_000)
    assert draw_page(content, media_type="application/pdf", number=9_999).pages == 10_000
    with pytest.raises(DocumentInvalid):
        draw_page(content, media_type="application/pdf", number=10_000)
    with pytest.raises(DocumentInvalid):
        draw_page(make_png(), media_type="image/png", number=1)


def test_a_picture_is_shown_small_and_upright_on_white_paper() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = draw_page(make_jpeg((4000, 1000), exif=exif), media_type="image/jpeg")
    assert look_at(lying.png).size == (450, 1800)
    clear = draw_page(make_png(mode="RGBA"), media_type="image/png")
    assert look_at(clear.png).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
def test_every_kind_of_picture_is_drawn(mode: str) -> None:
    drawn = draw_page(make_png((2000, 30), mode=mode), media_type="image/png")
    assert look_at(drawn.png).size == (1800, 27)


@pytest.mark.parametrize("exif", [b"Exif\0\0nonsense", b"Exif\0\0II*\0\xff\xff\xff\xff"])
def test_a_broken_note_about_the_camera_does_not_spoil_the_picture(exif: bytes) -> None:
    assert identify(make_jpeg(exif=exif)) == "image/jpeg"


def test_two_pictures_in_one_file_show_the_first() -> None:
    buffer = io.BytesIO()
    first, second = Image.new("RGB", (20, 20), "red"), Image.new("RGB", (20, 20), "blue")
    first.save(buffer, "MPO", save_all=True, append_images=[second])
    drawn = look_at(draw_page(buffer.getvalue(), media_type="image/jpeg").png)
    assert drawn.getpixel((5, 5))[0] > 200


def test_a_file_that_takes_all_memory_is_stopped() -> None:
    content = make_bomb_pdf(300)
    assert len(content) < 1_000_000
    with pytest.raises(DocumentInvalid, match="cannot be opened"):
        identify(content)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_000_000  # kB


@pytest.mark.slow
def test_a_file_that_takes_all_time_is_stopped() -> None:
    content = make_pdf(drawing=b"0 0 m 300 200 l 0 200 l 300 0 l h f* " * 250_000)
    with pytest.raises(DocumentInvalid, match="takes too long to open"):
        identify(content)


def test_a_process_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_PATIENCE", 0.01)
    with pytest.raises(DocumentInvalid, match="takes too long to open"):
        identify(make_png())


def test_few_files_are_opened_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_PATIENCE", 0.01)
    monkeypatch.setattr(pictures, "_drawing", threading.BoundedSemaphore(1))
    with pictures._drawing, pytest.raises(DocumentInvalid, match="Send it again in a minute"):
        identify(make_png())


def test_the_process_can_open_nothing_once_it_has_the_file() -> None:
    """As if a file had taken it over: no file, no connection, no program."""
    attempts = """
import socket, subprocess, sys
from compliance.documents.draw import _lock_in
_lock_in()
for attempt in (
    lambda: open("/etc/passwd"), socket.socket, lambda: subprocess.run([sys.executable, "-V"])
):
    try:
        attempt()
    except OSError as error:
        print(error.errno)
"""
    done = subprocess.run(
        [sys.executable, "-c", attempts], cwd=ROOT, env={}, capture_output=True, timeout=20
    )
    assert done.stdout.split() == [b"24"] * 3  # EMFILE


def test_the_process_is_told_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    really_run = subprocess.run

    def run(*arguments: object, **options: dict[str, str]) -> object:
        seen.append(options["env"])
        return really_run(*arguments, **options)

    monkeypatch.setattr(subprocess, "run", run)
    assert os.environ["FIELD_ENCRYPTION_KEYS"]
    identify(make_png())
    assert seen == [{}]
