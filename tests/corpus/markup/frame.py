"""What every page needs, whatever it was built with."""

from dataclasses import dataclass

Links = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    title: str
    brand: str  # empty on a page that does not say whose it is
    body: str
    nav: Links = ()
    legal: Links = ()
    imprint: str = ""
    language: str = "en"


def anchors(links: Links, *, before: str = "", after: str = "", css: str = "") -> str:
    """Return one anchor for each link, each between ``before`` and ``after``."""
    style = f' class="{css}"' if css else ""
    return "".join(f'{before}<a href="{url}"{style}>{text}</a>{after}' for text, url in links)
