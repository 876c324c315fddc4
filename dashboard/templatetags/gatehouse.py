"""What templates ask for that no view has to hand them."""

from urllib.parse import quote

from django import template
from django.conf import settings

from config.request_id import current_request_id
from dashboard.frame import Frame, build_frame

register = template.Library()


@register.simple_tag(takes_context=True)
def frame(context: template.Context) -> Frame:
    request = context.get("request")
    return build_frame(request) if request is not None else Frame(None)


@register.simple_tag
def support_email() -> str:
    return settings.SUPPORT_EMAIL


@register.simple_tag
def write_to_support(subject: str, body: str = "") -> str:
    """Return a mailto link to support with the mail begun."""
    return f"mailto:{settings.SUPPORT_EMAIL}?subject={quote(subject)}&body={quote(body)}"


@register.simple_tag
def request_id() -> str:
    return current_request_id()


@register.simple_tag
def public_url() -> str:
    return settings.PUBLIC_URL.rstrip("/")
