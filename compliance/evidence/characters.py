"""Which letters the bytes of a page stand for.

As browsers decide it: what the server says, else the byte order mark, else what the page says of
itself. A page that says nothing is UTF-8 if it can be, else what Windows wrote for decades.
"""

import codecs
import re

from config.http import Fetched

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.I)
_META_WITHIN = 4096  # bytes

# Python knows many more codecs, some of which are programs rather than alphabets.
_ALPHABETS_WORDS = (
    "utf-8 utf-16 utf-16-le utf-16-be cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 "
    "cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 "
    "iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman cp866 cp874 "
    "shift_jis cp932 euc_jp iso2022_jp gb2312 gbk gb18030 big5 big5hkscs euc_kr cp949"
)
_ALPHABETS = frozenset(_ALPHABETS_WORDS.split())
_WINDOWS = frozenset({"iso8859-1", "ascii"})  # browsers read these as Windows-1252


def read_characters(fetched: Fetched) -> str:
    """Return the page as text; what cannot be read becomes U+FFFD."""
    body = fetched.body
    named = _find_alphabet(fetched)
    if named:
        text = body.decode(named, errors="replace")
    elif _is_utf8(body, truncated=fetched.truncated):
        text = body.decode("utf-8", errors="replace")
    else:
        text = body.decode("cp1252", errors="replace")
    return text.removeprefix("\ufeff").replace("\x00", "")


def _find_alphabet(fetched: Fetched) -> str:
    if alphabet := _get_alphabet(fetched.charset):
        return alphabet
    for mark, alphabet in _MARKS:
        if fetched.body.startswith(mark):
            return alphabet
    said = _META.search(fetched.body, 0, _META_WITHIN)
    alphabet = _get_alphabet(said[1].decode("ascii", errors="replace")) if said else ""
    # Whoever could write this in single bytes did not write UTF-16.
    return "utf-8" if alphabet.startswith("utf-16") else alphabet


def _get_alphabet(label: str) -> str:
    """Return Python's name of an alphabet, empty if there is none of that name."""
    try:
        name = codecs.lookup(label.strip()).name if label.strip() else ""
    except (LookupError, ValueError):
        return ""
    if name in _WINDOWS:
        return "cp1252"
    return name if name in _ALPHABETS else ""


def _is_utf8(body: bytes, *, truncated: bool) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return truncated and error.start >= len(body) - 3  # cut in the middle of a character
    return True
