"""How HTML elements stand on a page: in a line, on a line of their own, or not at all."""

# Words in these run on in the same line; everything else begins a new one.
_INLINE_WORDS = (
    "span span-a abbr acronym bdi bdo cite data del dfn img input ins kbd label map mark meter "
    "output picture progress q ruby rb rt rp samp source slot sub sup svg text tspan time track "
    "var wbr"
)
INLINE = frozenset(_INLINE_WORDS.split())
# Never seen, or seen only by those who lack something that most visitors have.
_UNSEEN_WORDS = (
    "head script style template noscript title meta link base param datalist object embed applet "
    "audio video canvas desc defs metadata rp math-ml frameset noframes"
)
UNSEEN = frozenset(_UNSEEN_WORDS.split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TEXT_INPUTS = frozenset({"", "text", "email", "tel", "search", "number", "url"})
_BUTTONS = frozenset({"submit", "button", "reset"})


def is_text_input(kind: str) -> bool:
    return kind in _TEXT_INPUTS


def is_button(kind: str) -> bool:
    return kind in _BUTTONS
