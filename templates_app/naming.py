"""A template's name: made from its first words, and changed by its author later if at all."""

from django.utils.text import slugify

from templates_app.definition.placeholders import remove_placeholders
from templates_app.definition.sections import Definition, get_sms_section

_MOST_WORDS = 5
_LONGEST = 60
_RESERVED = "sent_"  # for templates that we provision


def is_reserved(name: str) -> bool:
    """Tell whether a name is kept for provisioned templates, which are read-only."""
    return name.lower().startswith(_RESERVED)


def derive_name(definition: Definition) -> str:
    """Return a name such as ``hello_your_order_has_shipped``."""
    text = remove_placeholders(get_sms_section(definition).text)
    slug = slugify(text, allow_unicode=True).replace("-", "_")
    words = [word for word in slug.split("_") if word][:_MOST_WORDS]
    name = "_".join(words)[:_LONGEST].strip("_") or "template"
    return f"template_{name}" if is_reserved(name) else name
