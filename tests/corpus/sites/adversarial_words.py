"""Letters that are not what they look like, words that are cut up, and hostile text."""

from tests.corpus.cases import Case
from tests.corpus.firm import Firm
from tests.corpus.markup.builders import wix
from tests.corpus.markup.classic import bare, semantic
from tests.corpus.site import Site
from tests.corpus.sites.good_us_shops import BOOKS
from tests.corpus.wording.policies_us import LETTER, PLAIN_TALK, us_policy

GROUP = "adversarial_words"
_LINKS = '<a href="{terms}">Terms</a>, <a href="{privacy}">Privacy Policy</a>.'
_START = "<p>Say yes and Harbor Books will text you"
_STOP = ("opt_in_no_stop",)


def worded(name: str, rest: str, *expect: str, also: tuple[str, ...] = ()) -> Case:
    site = BOOKS.but(layout=semantic, opt_in=f"{_START} {rest} {_LINKS}</p>")
    return site.case(GROUP, name, *expect, also=also)


_MOST = "when your order is in, one text per order. Message and data rates may apply."
LETTERS = (
    worded("cyrillic_stop", f"{_MOST} Reply SТОР to opt out, HELP for help.", also=_STOP),
    worded(
        "cyrillic_stop_beside_a_real_one",
        f"{_MOST} Reply SТОР to opt out. In plain letters: reply STOP. HELP for help.",
    ),
    worded("full_width_stop", f"{_MOST} Reply ＳＴＯＰ to opt out, HELP for help.", also=_STOP),
    worded("zero_width_inside_stop", f"{_MOST} Reply S\u200bTO\u200bP, HELP for help.", also=_STOP),
    worded(
        "zero_width_between_words",
        "when\u200b your\u200b order is in, one text per order.\ufeff Message and data rates may "
        "apply.\u200b Reply\u200b STOP\u200b to cancel,\u200b HELP for help.",
    ),
    worded(
        "soft_hyphens",
        "when your order is in. Mes&shy;sage fre&shy;quency va&shy;ries. Mes&shy;sage and data "
        "rates may ap&shy;ply. Reply STOP to can&shy;cel, HELP for help.",
    ),
    worded("reversed_by_override", f"{_MOST} \u202ePOTS ylpeR\u202c, HELP for help.", also=_STOP),
    worded(
        "direction_marks",
        f"{_MOST} Reply \u200eSTOP\u200e to cancel, \u2066HELP\u2069 for help.",
        also=("opt_in_no_stop", "opt_in_no_help"),
    ),
    worded("entities_for_letters", f"{_MOST} Reply &#83;&#84;OP to cancel, &#x48;ELP for help."),
    worded(
        "curly_quotes", f"{_MOST} Reply &ldquo;STOP&rdquo; to cancel, &lsquo;HELP&rsquo; for help."
    ),
    worded("keywords_in_lower_case", f"{_MOST} Just reply stop to end them, or help for help."),
    worded(
        "hard_spaces",
        "when&nbsp;your&nbsp;order&nbsp;is&nbsp;in, one&nbsp;text&nbsp;per&nbsp;order. "
        "Message&nbsp;&amp;&nbsp;data&nbsp;rates&nbsp;may&nbsp;apply. "
        "Reply&nbsp;STOP&nbsp;to&nbsp;cancel, HELP&nbsp;for&nbsp;help.",
    ),
)

_WORDS = "Msg frequency varies. Msg &amp; data rates may apply. Reply STOP to end, HELP for help."
CUT_UP = (
    worded(
        "drop_capitals",
        f"{_MOST} Reply <span class=cap>S</span>TOP to cancel, <span class=cap>H</span>ELP for "
        "help.",
    ),
    worded(
        "line_breaks_in_sentences",
        "when your order<br>is in, one text<br>per order.<br>Message and<br>data rates<br>may "
        "apply.<br>Reply<br>STOP<br>to cancel,<br>HELP<br>for help.<br>",
    ),
    worded(
        "one_span_for_each_word",
        "when your order is in. " + " ".join(f"<span>{word}</span>" for word in _WORDS.split()),
    ),
    worded(
        "keywords_in_chips",
        f"{_MOST} Reply <kbd>STOP</kbd> to leave or <kbd>HELP</kbd> for help.",
    ),
    worded(
        "table_of_keywords",
        f"{_MOST}</p><table><tr><th>Text</th><th>and</th></tr><tr><td>STOP</td><td>we stop "
        "texting you</td></tr><tr><td>HELP</td><td>we send help</td></tr></table><p>",
    ),
    worded(
        "struck_and_underlined",
        "when your order is in, <del>daily</del> <ins>two texts a month</ins>. Message and data "
        "rates <u>may apply</u>. Reply <em>STOP</em> to cancel, <em>HELP</em> for <em>help</em>.",
    ),
)

HOSTILE = (
    Site(
        Firm(
            "Harbor Books LLC",
            "Harbor Books",
            "www.harborbooks.example",
            "Harbor Books &lt;script&gt;alert(document.cookie)&lt;/script&gt;",
        ),
        bare,
        home="<p>Books &amp; more. &lt;img src=x onerror=alert(1)&gt; Two floors by the water, "
        "open from ten to six.<svg/onload=alert(1)><p onclick=\"fetch('https://evil.test')\">Come "
        "in.",
        opt_in=f"{_START} {_MOST} Reply STOP to cancel, HELP for help. {_LINKS}</p>"
        "<a href=\"javascript:alert('x')\">Terms</a><script>document.body.innerHTML=''</script>",
        policy=us_policy(PLAIN_TALK, 0) + "<p>{{7*7}} {% raw %} %s \\x00 &lt;/textarea&gt;</p>",
    ).case(GROUP, "scripts_in_every_corner"),
    Site(
        Firm("Ünïcödé & Sønß Café LLC", "Ünïcödé & Sønß Café", "unicode-cafe.example"),
        wix,
        home="<p><span>☕️ Coffee 咖啡 кофе قهوة — open daily 7–3. 🥐🥐 Try the ﬁne ﬂan.</span></p>",
        opt_in="<p><span>📱 Ünïcödé &amp; Sønß Café texts you when your bag is roasted — 2 "
        "msgs/mo. Msg &amp; data rates may apply 💸. Reply STOP 🛑 to end, HELP 🆘 for help. "
        "</span><a href='{terms}'>Terms</a> <a href='{privacy}'>Privacy</a></p>",
        policy=us_policy(LETTER, 2),
    ).case(GROUP, "accents_and_emoji_everywhere"),
)
CASES = (*LETTERS, *CUT_UP, *HOSTILE)
