"""Walk through a parsed page as an eye does: in order, and past everything that is hidden."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from compliance.evidence.elements import UNSEEN
from compliance.evidence.look import Look, look_at
from compliance.evidence.stylesheet import Declarations, StyleSheet, merge, read_declarations

Attributes = dict[str, str | None]


class Step(NamedTuple):
    """A piece of text, or an element that begins, or (``ends``) one that is over."""

    look: Look
    text: str = ""
    tag: str = ""
    attributes: Attributes = {}
    blocky: bool = False  # a style gives it lines of its own
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Eye:
    sheet: StyleSheet
    painted: bool  # also by style sheets that were not read

    def walk(self, root: LexborNode, look: Look) -> Iterator[Step]:
        """Yield what can be seen under and in ``root``; without recursion, however deep it is."""
        ahead: list[tuple[LexborNode | None, Look]] = [(root, look)]
        opened: list[Step] = []
        while ahead:
            node, look = ahead[-1]
            if node is None:
                ahead.pop()
                if opened:
                    yield opened.pop()._replace(ends=True)
                continue
            ahead[-1] = (node.next, look)
            if node.is_text_node:
                yield Step(look, text=node.text_content or "")
            elif step := self._see(node, look):
                yield step
                opened.append(step)
                ahead.append((node.child, step.look))

    def _see(self, node: LexborNode, parent: Look) -> Step | None:
        """Return an element's beginning, ``None`` if neither it nor anything in it is seen."""
        tag = node.tag or ""
        if not node.is_element_node or tag in UNSEEN:
            return None
        attributes: Attributes = node.attributes
        if _is_marked_hidden(tag, attributes):
            return None
        if not attributes and not self.sheet.by_name:
            return Step(parent, tag=tag)
        declared = self._find_style(tag, attributes)
        look = look_at(self._stand_on(parent, attributes), declared)
        blocky = declared.get("display", "inline").startswith(("block", "flex", "grid", "table"))
        return Step(look, tag=tag, attributes=attributes, blocky=blocky) if look else None

    def _find_style(self, tag: str, attributes: Attributes) -> Declarations:
        layers = [_read_old_attributes(attributes)]
        if self.sheet.by_name:
            names = {f".{name}" for name in (attributes.get("class") or "").split()}
            if attributes.get("id"):
                names.add(f"#{attributes['id']}")
            layers.append(self.sheet.find(tag, frozenset(names)))
        if style := attributes.get("style"):
            layers.append(read_declarations(style))
        return merge(layers)

    def _stand_on(self, parent: Look, attributes: Attributes) -> Look:
        """What has a name may have been painted by a sheet that we did not read."""
        if self.painted and parent.paper and ("class" in attributes or "id" in attributes):
            return replace(parent, paper=None)
        return parent


def _is_marked_hidden(tag: str, attributes: Attributes) -> bool:
    if not attributes:
        return tag == "dialog"
    if "hidden" in attributes or (attributes.get("aria-hidden") or "").strip().lower() == "true":
        return True
    if tag == "input":
        return (attributes.get("type") or "").lower() == "hidden"
    return tag == "dialog" and "open" not in attributes


def _read_old_attributes(attributes: Attributes) -> Declarations:
    declared: Declarations = {}
    if "bgcolor" in attributes:
        declared["background-color"] = (attributes["bgcolor"] or "").lower()
    if "color" in attributes:
        declared["color"] = (attributes["color"] or "").lower()
    return declared
