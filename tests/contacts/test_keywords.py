import pytest

from contacts.keywords import Keyword, classify

_WORDS = {
    Keyword.STOP: [
        "STOP",
        "STOPALL",
        "STOP ALL",
        "UNSUBSCRIBE",
        "CANCEL",
        "END",
        "QUIT",
        "REVOKE",
        "OPTOUT",
        "OPT OUT",
    ],
    Keyword.START: ["START", "UNSTOP", "SUBSCRIBE"],
    Keyword.HELP: ["HELP", "INFO"],
}
_ALL = [(word, keyword) for keyword, words in _WORDS.items() for word in words]
_DRESSES = [
    "{}",
    "  {}\n",
    "{}.",
    "{}!!!",
    '"{}"',
    "“{}”",
    "«{}»",
    "'{}'",
    "({})",
    "\U0001f6d1 {} \U0001f6d1",
    "{}\U0001f64f\U0001f3fd",
    "❤️{}❤️",
    "​{}\ufeff",
    "*{}*",
    "_{}_",
    "¡{}!",
]


@pytest.mark.parametrize(("word", "keyword"), _ALL)
@pytest.mark.parametrize("dress", _DRESSES)
def test_keyword_is_found_whatever_surrounds_it(word: str, keyword: Keyword, dress: str) -> None:
    assert classify(dress.format(word)) is keyword


@pytest.mark.parametrize(("word", "keyword"), _ALL)
def test_keyword_is_found_in_any_case(word: str, keyword: Keyword) -> None:
    for written in (word.lower(), word.title(), word.swapcase(), word[0] + word[1:].lower()):
        assert classify(written) is keyword


@pytest.mark.parametrize(
    "text",
    ["stop  all", "Stop\tAll", "stop-all", "OPT-OUT", "opt–out", "Opt\nOut", "opt\u00a0out"],
)
def test_blanks_and_hyphens_inside_count_as_one_blank(text: str) -> None:
    assert classify(text) is Keyword.STOP


@pytest.mark.parametrize("text", ["ＳＴＯＰ", "ｓｔｏｐ", "𝐒𝐓𝐎𝐏", "st\u00adop", "qu\u0131t"])
def test_other_shapes_of_the_same_letters_count(text: str) -> None:
    assert classify(text) is Keyword.STOP


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "...",
        "\U0001f6d1",
        "stop by our store",
        "stop please",
        "please stop texting me",
        "don't stop",
        "nonstop",
        "st op",
        "stop1",
        "the end",
        "yes",
        "restart",
        "helpful",
        "STOP START",
        "стоп",
    ],
)
def test_ordinary_text_is_no_keyword(text: str) -> None:
    assert classify(text) is None


def test_very_long_text_is_read_quickly() -> None:
    assert classify("." * 200_000 + "x" + "." * 200_000) is None
