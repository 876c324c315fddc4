"""Which style rules of a page could hide words from a visitor, and whom they meet.

Only the page's own <style> blocks and style attributes are read, and only rules for an element, a
class or an id, or several of these at once. Rules for print or for narrow windows do not count.
"""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

Declarations = dict[str, str]

_LONGEST = 400_000  # characters of all style blocks
_MOST_PER_NAME = 40  # rules for one class; the last ones win anyway
_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)")
_AT_RULE = re.compile(r"@([\w-]+)([^{};]*+)([{;]|\Z)")
_EVERYWHERE = re.compile(r"\s*(?:only\s+)?(?:all|screen)\s*(?:,\s*print\s*)?", re.I)
_RULE = re.compile(r"([^{}]*+)\{([^{}]*+)(?:\}|\Z)")
_SELECTOR = re.compile(r"([a-z][\w-]*)?((?:[.#][\w-]+)*)", re.I)
_NAME = re.compile(r"[.#][\w-]+")
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]*)", re.I)
_RELEVANT_WORDS = (
    "display visibility opacity font font-size text-indent color background background-color "
    "background-image position left right top bottom clip clip-path width height max-width "
    "max-height overflow transform will-change"
)
_RELEVANT = frozenset(_RELEVANT_WORDS.split())


@dataclass(frozen=True, slots=True)
class Rule:
    rank: tuple[int, int]  # ids and classes first, then place in the sheet
    element: str  # empty: any
    names: frozenset[str]  # ".class" and "#id", all needed
    declarations: Declarations


@dataclass(slots=True)
class StyleSheet:
    """All rules, each under one of the names that it needs."""

    by_name: dict[str, list[Rule]] = field(default_factory=dict)
    paints: bool = False  # also by rules that were not understood
    _found: dict[tuple[str, frozenset[str]], Declarations] = field(default_factory=dict)

    @classmethod
    def read(cls, blocks: Iterable[str]) -> "StyleSheet":
        css = _unwrap(_COMMENT.sub(" ", "\n".join(blocks)[:_LONGEST]))
        sheet = cls()
        for order, rule in enumerate(_RULE.finditer(css)):
            if declarations := read_declarations(rule[2]):
                for selector in rule[1].split(","):
                    sheet._add(selector.strip(), declarations, order)
        return sheet

    def _add(self, selector: str, declarations: Declarations, order: int) -> None:
        parts = _SELECTOR.fullmatch(selector)
        if not selector or not parts:
            self.paints = self.paints or any(name.startswith("background") for name in declarations)
            return
        element = (parts[1] or "").lower()
        names = frozenset(_NAME.findall(parts[2]))
        weight = sum(100 if name[0] == "#" else 1 for name in names)
        rules = self.by_name.setdefault(min(names, default=element), [])
        rules.append(Rule((weight, order), element, names, declarations))
        del rules[:-_MOST_PER_NAME]

    def find(self, element: str, names: frozenset[str]) -> Declarations:
        """Return what the rules say of an element with these classes and this id."""
        key = (element, names)
        if key not in self._found:
            self._found[key] = self._look_up(element, names)
        return self._found[key]

    def _look_up(self, element: str, names: frozenset[str]) -> Declarations:
        meeting = [
            rule
            for name in (element, *names)
            for rule in self.by_name.get(name, ())
            if rule.names <= names and rule.element in ("", element)
        ]
        meeting.sort(key=lambda rule: rule.rank)
        return merge((rule.declarations for rule in meeting), keep_importance=True)


@functools.lru_cache(maxsize=2048)
def read_declarations(text: str) -> Declarations:
    """Return the declarations that can hide something, in small letters."""
    declarations: Declarations = {}
    for name, value in _DECLARATION.findall(text.lower()):
        if name in _RELEVANT:
            declarations[name] = value.strip()
    return declarations


def merge(layers: Iterable[Declarations], *, keep_importance: bool = False) -> Declarations:
    """Later layers win, and ``!important`` wins over all of them."""
    merged: Declarations = {}
    important: Declarations = {}
    for layer in layers:
        merged.update(layer)
        important.update({name: value for name, value in layer.items() if "!" in value})
    merged.update(important)
    if keep_importance:
        return merged
    return {name: value.partition("!")[0].strip() for name, value in merged.items()}


def _unwrap(css: str) -> str:
    """Keep what stands under no condition, or under one that holds on every screen."""
    kept: list[str] = []
    at = 0
    for rule in _AT_RULE.finditer(css):
        if rule.start() < at:
            continue
        kept.append(css[at : rule.start()])
        at = rule.end()
        if rule[3] == "{":
            at = _find_end(css, rule.end())
            if _holds(rule[1].lower(), rule[2]):
                kept.append(css[rule.end() : at - 1])
    kept.append(css[at:])
    return "".join(kept)


def _holds(name: str, condition: str) -> bool:
    if name == "media":
        return bool(_EVERYWHERE.fullmatch(condition))
    return name in ("supports", "layer")


def _find_end(css: str, start: int) -> int:
    """Return where the block that was opened before ``start`` ends."""
    depth = 1
    for brace in re.finditer(r"[{}]", css[start:]):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return start + brace.end()
    return len(css)
