"""Papers a customer could upload, good and hostile, made here byte by byte."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Sequence
from typing import Any

from PIL import Image

_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def make_png(size: tuple[int, int] = (60, 40), *, mode: str = "RGB", **options: Any) -> bytes:
    return _save(Image.new(mode, size), "PNG", **options)


def make_jpeg(size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    return _save(Image.new("RGB", size, "white"), "JPEG", **options)


def _save(picture: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def make_pdf(
    *, pages: int = 1, drawing: bytes = b"", catalog: bytes = b"", trailer: bytes = b""
) -> bytes:
    """A PDF of equal pages: what each paints, and what is said of the whole."""
    numbers = range(4, 4 + pages)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 3 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Count %d/Kids[" % pages + kids + b"]>>",
        b"<</Length %d>>stream\n" % len(drawing) + drawing + b"\nendstream",
        *[page] * pages,
    ]
    return _bind(objects, trailer)


def _bind(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    size, start = len(objects) + 1, len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    out += b"trailer<</Size %d/Root 1 0 R" % size + trailer
    return out + b">>\nstartxref\n%d\n%%%%EOF\n" % start


def make_locked_pdf() -> bytes:
    """A PDF that opens only with a password (PDF 1.4 §3.5, the 40-bit standard handler)."""
    owner = _rc4(_digest(b"secret")[:5], _pad(b"secret"))
    key = _digest(b"secret", owner + struct.pack("<i", -4) + b"0" * 16)[:5]
    user = _rc4(key, _PADDING)
    lock = b"/ID[<%s><%s>]" % (b"30" * 16, b"30" * 16)
    lock += b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (
        owner.hex().encode(),
        user.hex().encode(),
    )
    return make_pdf(trailer=lock)


def _pad(password: bytes) -> bytes:
    return (password + _PADDING)[:32]


def _digest(password: bytes, more: bytes = b"") -> bytes:
    return hashlib.md5(_pad(password) + more).digest()


def _rc4(key: bytes, text: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in text:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def make_bomb_pdf(megabytes: int) -> bytes:
    """A page whose few kilobytes of instructions unpack to eight times ``megabytes``."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes))
    packed += packer.flush()
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents[" + b"3 0 R " * 8 + b"]>>"
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream"
    return _bind(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
            stream,
            page,
        ]
    )


def make_bomb_png(width: int, height: int) -> bytes:
    """A PNG that says it is as large as that, and is."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = b"\0" * (1 + width * 3)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    parts = (b"IHDR", head), (b"IDAT", packed), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(make_chunk(*part) for part in parts)


def make_chunk(kind: bytes, body: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + checksum
