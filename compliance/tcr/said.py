"""What the registry or a carrier said, fit for its customer to read: word for word, but without the
tax id that it likes to repeat, and with nothing in it that hides what it says.
"""

import re

from compliance.models import Brand
from compliance.services.tcr.moves import Registered
from config.visible_text import make_visible

# An EIN as it is, and TCR's universal EIN, which is one behind its country.
_TAX_ID = re.compile(r"\b[A-Z]{2}_[0-9A-Z-]{5,30}\b|\b\d{2}-?\d{7}\b")
_SEPARATORS = r"[\s./-]*"
_SHOWN = 4


def quote_problem(registered: Registered) -> str:
    """Return what was said against it, in the words in which it was said."""
    brand = registered if isinstance(registered, Brand) else registered.brand
    return quote(registered.problem, tax_id=brand.tax_id)


def quote(text: str, *, tax_id: str = "") -> str:
    """Return ``text`` with tax ids, this one above all, as their last four characters."""
    own = _spell(tax_id)
    hidden = own.sub(_mask, text) if own else text
    return make_visible(_TAX_ID.sub(_mask, hidden))


def _spell(tax_id: str) -> re.Pattern[str] | None:
    """Match the id in whatever way its characters are set apart; a short one is no id."""
    characters = [re.escape(each) for each in tax_id if each.isalnum()]
    if len(characters) <= _SHOWN:
        return None
    return re.compile(_SEPARATORS.join(characters), re.I)


def _mask(found: re.Match[str]) -> str:
    characters = [each for each in found[0] if each.isalnum()]
    return f"…{''.join(characters[-_SHOWN:])}"
