"""Is this a tax id of that country, for that kind of business?

A sole trader in the US gives an EIN or a Social Security number, every other business there an EIN;
a Social Security number in a company's box is refused, because it would be kept for nothing. In
the UK everybody gives a UTR. Elsewhere the country's own numbers count, with their check digits;
where we know no rule, length and characters. This proves the shape of an id, never that it exists:
that is the reviewer's part. No message ever repeats the id.
"""

import importlib
import re
import unicodedata

from stdnum.exceptions import ValidationError

from compliance.tax_id_rules import FALLBACK, PLAIN, RULES, TaxIdRule

_SPACES = re.compile(r"\s+")
_SSN_SHAPE = re.compile(r"\d{3}[\s-]\d{2}[\s-]\d{4}")
_BN_ACCOUNT = re.compile(r"(\d{9})(?:R[CDEGMNPRTZ]\d{4})?")
# Letters and digits, at least four digits; dots, slashes and dashes between.
_PLAIN = re.compile(r"(?=(?:.*\d){4})[0-9A-Z][0-9A-Z./-]{3,23}[0-9A-Z]")
_COUNTING = ("01234567890123456789", "98765432109876543210")
_SOLE_TRADER = "sole_trader"


class TaxIdInvalid(ValueError):
    """``message`` says what is wrong and what the id should look like."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def check_tax_id(tax_id: str, *, country: str, entity_type: str) -> str:
    """Return the id without separators. Raises TaxIdInvalid."""
    rule = _get_rule(country)
    typed = _tidy(tax_id)
    if country == "US" and entity_type != _SOLE_TRADER and _SSN_SHAPE.fullmatch(typed):
        raise TaxIdInvalid(
            "This looks like a Social Security number. A business other than a sole trader "
            "gives its EIN: two digits, a dash and seven digits."
        )
    number = _SPACES.sub("", typed)
    if _is_made_up(number):
        raise TaxIdInvalid(f"This looks like a placeholder. {_describe_shape(rule, entity_type)}")
    compact = _validate(number, country=country, names=rule.list_names(entity_type))
    if compact is None:
        label = rule.get_label(entity_type)
        raise TaxIdInvalid(f"This is not a valid {label}. {_describe_shape(rule, entity_type)}")
    return compact


def get_tax_id_label(*, country: str, entity_type: str) -> str:
    """Return what the id is called there, such as ``UTR (Unique Taxpayer Reference)``."""
    return _get_rule(country).get_label(entity_type)


def get_tax_id_shape(*, country: str, entity_type: str) -> str:
    """Return one sentence on what the id looks like and where to find it."""
    return _describe_shape(_get_rule(country), entity_type)


def _get_rule(country: str) -> TaxIdRule:
    return RULES.get(country, FALLBACK)


def _describe_shape(rule: TaxIdRule, entity_type: str) -> str:
    return rule.personal_shape if entity_type == _SOLE_TRADER else rule.shape


def _tidy(tax_id: str) -> str:
    """Full-width digits and typographic dashes come from copying; people mean the plain ones."""
    text = unicodedata.normalize("NFKC", tax_id).strip().upper()
    return re.sub(r"[\u2010-\u2015\u2212]", "-", text)


def _is_made_up(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    if len(digits) < 6:
        return False
    return len(set(digits)) == 1 or any(digits in counting for counting in _COUNTING)


def _validate(number: str, *, country: str, names: tuple[str, ...]) -> str | None:
    """Return the compact form under the first rule that fits."""
    if country == "GB":
        number = number.removesuffix("K")
    if country == "CA":
        number = _drop_program_account(number)
    candidates = (_apply(name, number) for name in names)
    return next((compact for compact in candidates if compact), None)


def _apply(name: str, number: str) -> str | None:
    if name == PLAIN:
        return re.sub(r"[./-]", "", number) if _PLAIN.fullmatch(number) else None
    try:
        compact: str = importlib.import_module(f"stdnum.{name}").validate(number)
    except ValidationError:
        return None
    return compact


def _drop_program_account(number: str) -> str:
    """A Business Number is its first nine digits; RC, RT, RR … only name an account under it."""
    match = _BN_ACCOUNT.fullmatch(number.replace("-", ""))
    return match.group(1) if match else number
