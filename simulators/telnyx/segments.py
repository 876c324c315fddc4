"""How many parts a text is sent and billed as (GSM 03.38 and 3GPP TS 23.040).

160 GSM-7 septets or 70 UTF-16 units fit one SMS; each part of a longer text loses seven septets
(three units) to the header that puts the parts together again.
"""

import string

_BASIC = string.ascii_letters + string.digits + " \n\r!\"#$%&'()*+,-./:;<=>?@_"
_LATIN = "£¥èéùìòÇØøÅåÆæßÉ¤¡ÄÖÑÜ§¿äöñüà"
_GREEK = "\u0394\u03a6\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e"
_EXTENDED = frozenset("^{}\\[~]|€\f")
_GSM7 = frozenset(_BASIC + _LATIN + _GREEK) | _EXTENDED


def count_parts(text: str, *, force_ucs2: bool = False) -> tuple[int, str]:
    """Number of parts (at least one) and the encoding's name as Telnyx writes it."""
    characters = set(text)
    if force_ucs2 or not characters <= _GSM7:
        units = len(text.encode("utf-16-be", "surrogatepass")) // 2
        return split(units, single=70, joined=67), "UCS-2"
    septets = len(text)
    if characters & _EXTENDED:
        septets += sum(character in _EXTENDED for character in text)
    return split(septets, single=160, joined=153), "GSM-7"


def split(units: int, *, single: int, joined: int) -> int:
    """One part if it fits, else as many shortened parts as it takes."""
    return 1 if units <= single else -(-units // joined)
