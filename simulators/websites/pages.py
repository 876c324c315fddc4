"""Sites are files: ``sites/<host>/<page>.html`` is what ``http://<host>/<page>`` answers."""

import re
from pathlib import Path

from simulators.websites.variants import BASE, VARIANTS, Variant

Site = dict[str, str]  # path → HTML

SITES = Path(__file__).with_name("sites")


def load_sites() -> dict[str, Site]:
    """Every host that has pages. Raises ValueError when a variant does not fit the base."""
    sites = {folder.name: load_site(folder) for folder in sorted(SITES.iterdir())}
    variants = {host: vary(sites[BASE], variant) for host, variant in VARIANTS.items()}
    return sites | variants


def load_site(folder: Path) -> Site:
    pages = {page.stem: page.read_text("utf-8") for page in sorted(folder.glob("*.html"))}
    return {"/" if name == "index" else f"/{name}": html for name, html in pages.items()}


def vary(base: Site, variant: Variant) -> Site:
    """The base site with the defect, and nothing else, changed."""
    site = {path: html for path, html in base.items() if path != variant.without}
    for change in variant.changes:
        site[change.path], count = re.subn(
            change.pattern, change.new, site[change.path], flags=re.DOTALL
        )
        if count != 1:
            raise ValueError(f"{change.pattern} stands {count} times in {change.path}")
    return site
