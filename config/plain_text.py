"""Text of strangers, made fit to be kept: PostgreSQL holds no NUL and UTF-8 no lone surrogate."""


def make_storable(text: str) -> str:
    return text.replace("\0", "").encode(errors="replace").decode()
