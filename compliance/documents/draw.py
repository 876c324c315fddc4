"""Draw one page of an uploaded file as a fresh PNG: ``python -m compliance.documents.draw``.

Reads the file from standard input; the arguments are its kind (``pdf`` or ``image``) and the number
of the page from 0. Writes the number of pages as a line, then the picture. A stranger's file is
only ever opened in here: a process of its own, with little memory and little time, that was told no
secrets and, before it looks at the file, gives up the right to open another file or a connection.
What comes out carries none of the scripts, links or metadata that went in.
"""

import io
import resource
import sys

import pypdfium2
from PIL import Image, MpoImagePlugin, TiffImagePlugin

# Loaded now, because later nothing can be: a phone's JPEG is often an MPO, its EXIF a TIFF.
_NEEDED = (MpoImagePlugin, TiffImagePlugin)
_LIMITS = {
    resource.RLIMIT_CPU: 10,  # seconds
    resource.RLIMIT_AS: 768 << 20,  # bytes
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NOFILE: 0,  # what is open stays open
}
_PIXELS = 50_000_000  # of a picture that is opened
_SIDE = 1800  # pixels of a picture that is shown
_DIRECTION = 0x0112  # the EXIF tag that says how the camera was held
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def main() -> None:
    kind, number = sys.argv[1], int(sys.argv[2])
    content = sys.stdin.buffer.read()
    Image.preinit()
    _lock_in()
    pages, picture = (_draw_pdf if kind == "pdf" else _draw_image)(content, number)
    sys.stdout.buffer.write(b"%d\n" % pages)
    picture.save(sys.stdout.buffer, "PNG")


def _lock_in() -> None:
    for limit, value in _LIMITS.items():
        resource.setrlimit(limit, (value, value))


def _draw_pdf(content: bytes, number: int) -> tuple[int, Image.Image]:
    document = pypdfium2.PdfDocument(content)
    page = document[number]
    scale = min(2.0, _SIDE / max(page.get_size()))
    return len(document), page.render(scale=scale).to_pil().convert("RGB")


def _draw_image(content: bytes, number: int) -> tuple[int, Image.Image]:
    if number:
        raise IndexError("a picture has one page")
    opened = io.BytesIO(content)
    picture: Image.Image = Image.open(opened, formats=("PNG", "JPEG"))
    if picture.width * picture.height > _PIXELS:
        raise ValueError("too many pixels")
    turn = _UPRIGHT.get(_read_direction(picture))
    if picture.mode in ("1", "P"):  # shrunk as they are, scanned letters would be torn
        picture = picture.convert("RGBA")
    picture.thumbnail((_SIDE, _SIDE))
    drawn = _lay_on_white(picture)
    return 1, drawn.transpose(turn) if turn is not None else drawn


def _read_direction(picture: Image.Image) -> int:
    """A broken note about the camera is no reason to refuse a picture that can be seen."""
    try:
        return int(picture.getexif().get(_DIRECTION, 1))
    except (SyntaxError, ValueError, TypeError, OSError):
        return 1


def _lay_on_white(picture: Image.Image) -> Image.Image:
    """What is transparent would come out black, and black letters on it be lost."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")


if __name__ == "__main__":
    main()
