"""One good site with exactly one thing wrong, for each thing that can be wrong."""

from dataclasses import dataclass

BASE = "bramble.example"  # the good one, Bramble Lane Preserves Ltd

_PRIVACY_PARAGRAPH = r'<p><a href="/privacy">Privacy policy</a></p>\n'
_PRIVACY_IN_OPT_IN = r'Our <a href="/privacy">privacy policy</a>\.\n'


@dataclass(frozen=True, slots=True)
class Change:
    """The one place on a page that matches ``pattern`` becomes ``new``."""

    path: str
    pattern: str
    new: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """``without`` is the path of a page that is missing."""

    title: str
    changes: tuple[Change, ...] = ()
    without: str = ""


VARIANTS: dict[str, Variant] = {
    "no-privacy.example": Variant(
        "no privacy policy, and no link to one",
        (Change("/", _PRIVACY_PARAGRAPH), Change("/checkout", _PRIVACY_IN_OPT_IN)),
        without="/privacy",
    ),
    "shares-data.example": Variant(
        "the privacy policy says that numbers are shared for marketing",
        (
            Change(
                "/privacy",
                r"We do not share mobile numbers [^\n]*",
                "We share mobile numbers and consent to text messages with selected third parties "
                "for their marketing purposes.",
            ),
        ),
    ),
    "no-opt-in.example": Variant(
        "the opt-in page says nothing about texts or consent",
        (Change("/checkout", r'<div class="opt-in">.*</div>\n'),),
    ),
    "no-stop.example": Variant(
        "the opt-in page does not say how to stop",
        (Change("/checkout", r"Reply STOP to cancel\.\n"),),
    ),
    "no-frequency.example": Variant(
        "the opt-in page does not say how often",
        (Change("/checkout", r"Two or three messages per order\.\n"),),
    ),
    "new.example": Variant("a good site; the registry knows its domain since five days"),
    "expired-cert.example": Variant("a good site whose certificate ended yesterday"),
    "wrong-cert.example": Variant("a good site with the certificate of another host"),
    "self-signed.example": Variant("a good site with a certificate that nobody vouches for"),
}
