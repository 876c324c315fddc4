"""A stranger's markup, made harmless for the parser without changing what a visitor reads.

What an HTML parser does with a page may cost far more than the page: a few hundred kilobytes of
unclosed <b>, nested <div> or attributes keep it busy for minutes or fill the memory. So before
parsing: scripts and comments go, formatting becomes <span> (only formatting is opened again and
again), each tag keeps the few attributes that matter, and of very many tags the first and the last
are kept, for that is where policies are linked.
"""

import re
from html import unescape

MOST_TAGS = 16_000  # opening and closing; a shop's front page has about 5,000
_FIRST_TAGS = 12_000
_LONGEST_VALUE = 4_000  # characters; addresses longer than half of it are dropped later

# https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state and onward.
_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)"""
_ATTRIBUTES = rf"(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+{_VALUE}?+)?+)*+"
_TOKEN = re.compile(
    rf"""
    (?P<comment><!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z)))
    |<(?P<raw>script|style|title|textarea|noscript|iframe|xmp|noembed|noframes)(?=[\s/>])
        (?P<raw_attributes>{_ATTRIBUTES})(?:>|\Z)
        (?P<content>[^<]*+(?:<(?!/(?P=raw)[\s/>])[^<]*+)*+)
        (?:</{_ATTRIBUTES}(?:>|\Z)|\Z)
    |<(?P<slash>/?)(?P<name>[a-z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)
    """,
    re.X | re.I,
)
_ATTRIBUTE = re.compile(
    rf"(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?P<value>{_VALUE})?+)?+",
)
_WITHIN_SCRIPT = re.compile(r"[^<]*+(?:<(?!/?script)[^<]*+)*+</script", re.I)
_KEPT_ATTRIBUTES_WORDS = (
    "aria-hidden bgcolor checked class color disabled hidden href id lang name open rel style type "
    "value"
)
_KEPT_ATTRIBUTES = frozenset(_KEPT_ATTRIBUTES_WORDS.split())
_FORMATTING = (
    "b",
    "big",
    "code",
    "em",
    "font",
    "i",
    "nobr",
    "s",
    "small",
    "strike",
    "strong",
    "tt",
    "u",
)
ANCHOR = "span-a"  # <a>, which is formatting to a parser
_RENAMED = {"a": ANCHOR, **dict.fromkeys(_FORMATTING, "span")}


def tame(source: str) -> list[str]:
    """Return the page in one piece that is safe to parse, or in two if it has too many tags."""
    if source.count("<") <= MOST_TAGS:
        return [_TOKEN.sub(_tame_token, source)]
    tags = [match.start() for match in re.finditer("<", source)]
    first, last = source[: tags[_FIRST_TAGS]], source[tags[_FIRST_TAGS - MOST_TAGS] :]
    if middle := _WITHIN_SCRIPT.match(last):
        last = last[middle.end() :]
    return [_TOKEN.sub(_tame_token, first), _TOKEN.sub(_tame_token, last)]


def _tame_token(token: re.Match[str]) -> str:
    if token["name"]:
        return _tame_tag(token)
    name = (token["raw"] or "").lower()
    if name == "style":
        return f"<style>{token['content'].replace('<', ' ')}</style>"
    if name in ("title", "textarea"):
        opening = f"<{name}{_keep_attributes(token['raw_attributes'])}>"
        return f"{opening}{token['content'].replace('<', '&lt;')}</{name}>"
    return ""  # comments, scripts, and what is only shown to those without scripts or frames


def _tame_tag(token: re.Match[str]) -> str:
    name = token["name"].lower().replace("<", "")
    name = _RENAMED.get(name, name)
    if token["slash"]:
        return f"</{name}>"
    attributes = token["attributes"]
    if not attributes:
        return f"<{name}>"
    closed = "/" if attributes.endswith("/") else ""
    return f"<{name}{_keep_attributes(attributes)}{closed}>"


def _keep_attributes(attributes: str) -> str:
    kept: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(attributes):
        name = attribute["name"].lower()
        if name in _KEPT_ATTRIBUTES and name not in kept:
            kept[name] = _requote(attribute["value"] or "")
    return "".join(f' {name}="{value}"' for name, value in kept.items())


def _requote(value: str) -> str:
    """Nothing in a value may look like the end of it."""
    bare = value.strip(value[0]) if value[:1] in ("'", '"') else value
    bare = unescape(bare)[:_LONGEST_VALUE]
    for character, written in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;")):
        bare = bare.replace(character, written)
    return bare
