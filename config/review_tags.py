"""Template filters of the staff pages."""

from typing import Any

from django import template

from config.show import show, show_span
from config.visible_text import make_visible

register = template.Library()
register.filter("show", show)
register.filter("visible", make_visible)
register.filter("span", show_span)


@register.filter
def choices(spec: Any, change_list: Any) -> list[dict[str, Any]]:
    """Return the links of a list filter."""
    return list(spec.choices(change_list))
