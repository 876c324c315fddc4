"""What a person wrote, as it is kept: without the blanks around it, and never too much of it."""

from config.errors import DomainError, ErrorCode


def read_words(text: str, *, field: str, least: int = 1, most: int) -> str:
    """Return ``text`` with plain line ends and nothing around it.

    ``least`` and ``most`` are characters. Raises DomainError ``FIELD_MISSING`` (nothing was
    written), ``REQUEST_INVALID`` (a NUL character, which the database does not hold) or
    ``VALUE_OUT_OF_RANGE`` (too short or too long), each naming ``field``.
    """
    words = text.replace("\r\n", "\n").strip()
    if "\x00" in words:
        _refuse(ErrorCode.REQUEST_INVALID, field, "Take out the NUL character and send it again.")
    if not words and least > 0:
        _refuse(ErrorCode.FIELD_MISSING, field, "Write something; it was empty.")
    if not least <= len(words) <= most:
        sentence = f"Write {least} to {most} characters; these are {len(words)}."
        _refuse(ErrorCode.VALUE_OUT_OF_RANGE, field, sentence)
    return words


def _refuse(code: ErrorCode, field: str, sentence: str) -> None:
    raise DomainError(code, details={field: [sentence]})
