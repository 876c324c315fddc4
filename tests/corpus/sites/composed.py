"""Sites put together from parts: another trade, another dress, another wording at every turn."""

from html import escape

from tests.corpus.firm import Firm
from tests.corpus.markup.builders import shopify, squarespace, wix, wordpress
from tests.corpus.markup.classic import bare, lines, semantic, tables, xhtml
from tests.corpus.markup.modern import bootstrap, nextjs, one_pager, public_sector, tailwind
from tests.corpus.site import Site
from tests.corpus.wording import policies_uk, policies_us
from tests.corpus.wording.disclosures import disclose
from tests.corpus.wording.terms import PLAIN_TERMS, PROGRAM_TERMS, UK_TERMS
from tests.corpus.wording.trades import TRADES, UK_TRADES

LAYOUTS = (
    wordpress,
    tables,
    shopify,
    nextjs,
    bare,
    wix,
    bootstrap,
    xhtml,
    squarespace,
    one_pager,
    lines,
    tailwind,
    semantic,
    public_sector,
)
_HOMES = (
    "<h1>{brand}</h1><p>{words}</p><p>We are a family business and have been at it for {years} "
    "years. Call, write or just come in.</p><h2>Hours</h2><p>Monday to Friday 8 to 6, Saturday 9 "
    "to 2, closed on Sundays and holidays. Parking is behind the building.</p>",
    "<p><strong>{words}</strong></p><h2>Why {brand}?</h2><ul><li>{years} years of "
    "experience</li><li>Fair prices, posted</li><li>We call you back</li></ul><h3>Questions people "
    "ask</h3><p>Do I need an appointment? It helps. Do you take cards? All of them. Is the dog "
    "friendly? Too much.</p>",
    "<h2>Welcome</h2><p>{words}</p><p>“They know what they are doing.” (a neighbor)</p><p>“Honest, "
    "quick, and they sweep up after themselves.” (another)</p><p>New here? Say hello and get a "
    "tour of the place.</p><p>Established {years} years ago.</p>",
)
_OPT_INS = (
    '<h2>{heading}</h2><form><input type="tel"><label><input type="checkbox"> {words}</label>'
    "<button>Sign up</button></form>",
    "<h2>{heading}</h2><p>{words}</p><p><input name=cell> <input type=submit></p>",
    '<div class="signup"><div class="signup__title">{heading}</div><input type="tel" '
    'placeholder="Cell phone"><button>Go</button><div class="fine-print"><small>{words}</small>'
    "</div></div>",
    "<table><tr><td><b>{heading}</b></td></tr><tr><td><input "
    "type=text></td></tr><tr><td>{words}</td></tr></table>",
    "<section><h3>{heading}</h3><p>At checkout you will see an unchecked box and these "
    "words:</p><blockquote>{words}</blockquote></section>",
)
_HEADINGS = (
    "Text updates",
    "Get reminders",
    "Mobile alerts",
    "Sign up for texts",
    "Keep me posted",
    "SMS notifications",
    "Stay informed",
)
_PRIVACY_LINKS = (
    ("Privacy Policy", "/privacy-policy"),
    ("Privacy Notice", "/privacy-notice.html"),
    ("Privacy", "/legal/privacy"),
    ("Privacy Statement", "/about/privacy"),
    ("Our privacy policy", "/pages/privacy"),
)
_TERMS_LINKS = (
    ("Terms", "/terms"),
    ("Terms of Use", "/legal/terms"),
    ("Terms & Conditions", "/terms-and-conditions.html"),
    ("SMS Terms", "/sms-terms"),
)
_UK_DISCLOSURES = (
    "{brand} will text you to confirm your booking and once more the day before. Reply STOP to opt "
    'out. See our <a href="{privacy}">privacy notice</a>.',
    "Tick here if {brand} may send you service reminders by SMS. You can unsubscribe at any time: "
    'text STOP back to us. <a href="{privacy}">How we use your personal data and privacy</a>.',
    "I agree to {brand} contacting me by text message. I can withdraw by replying STOP. "
    '<a href="{privacy}">Privacy policy</a>. <a href="{terms}">Terms</a>.',
    "Texts from {brand}: appointments only, never adverts. Standard network rates apply to "
    "replies. "
    'To stop them, text STOP. <a href="{privacy}">Privacy &amp; cookies</a>.',
)


def compose_us(turn: int, *, without: str = "", layout_shift: int = 0) -> Site:
    """Return a good US site, or one whose opt-in page lacks one element (and only that)."""
    legal, brand, host, words = TRADES[turn % len(TRADES)]
    disclosure = disclose(turn, without=without, order=turn // 2)
    privacy = _PRIVACY_LINKS[turn % len(_PRIVACY_LINKS)]
    terms = _TERMS_LINKS[turn % len(_TERMS_LINKS)]
    footer = {"privacy": (terms,), "terms": (privacy,)}.get(without, (privacy, terms))
    unsigned = without == "sender"
    return Site(
        Firm(legal, brand, host, f"© 2025 {escape(legal)}"),
        LAYOUTS[(turn * 3 + layout_shift) % len(LAYOUTS)],
        home=_HOMES[turn % 3].replace("{words}", words).replace("{years}", str(turn * 7 % 40 + 3)),
        opt_in=_dress_opt_in(turn, disclosure),
        policy=policies_us.us_policy(
            policies_us.FRAMES[turn % len(policies_us.FRAMES)],
            turn * 3 % len(policies_us.CLAUSES),
        ),
        terms=(PLAIN_TERMS, PROGRAM_TERMS)[turn % 2],
        privacy_link=privacy,
        terms_link=terms,
        cta_path=("/texts", "/sign-up", "/sms.html", "/reminders/", "/pages/text-alerts")[turn % 5],
        nav=(("Home", "/"), ("Hours", "/hours"), ("Find us", "/find-us"))[: 1 + turn % 3],
        opt_in_links=footer if without else None,
        opt_in_brand="" if unsigned else None,
    )


def compose_uk(turn: int) -> Site:
    """Return a good UK site."""
    legal, brand, host, words = UK_TRADES[turn % len(UK_TRADES)]
    frames, clauses = policies_uk.FRAMES, policies_uk.CLAUSES
    return Site(
        Firm(legal, brand, host, escape(legal), "GB"),
        LAYOUTS[(turn * 5 + 2) % len(LAYOUTS)],
        home=_HOMES[turn % 3].replace("{words}", words).replace("{years}", str(turn * 11 % 50 + 4)),
        opt_in=_dress_opt_in(turn + 2, _UK_DISCLOSURES[turn % len(_UK_DISCLOSURES)]),
        policy=policies_uk.uk_policy(frames[turn % len(frames)], turn % len(clauses)),
        terms=UK_TERMS,
        privacy_link=_PRIVACY_LINKS[(turn + 1) % len(_PRIVACY_LINKS)],
        terms_link=("Terms", "/terms"),
        cta_path=("/texts", "/book", "/reminders.html")[turn % 3],
    )


def _dress_opt_in(turn: int, words: str) -> str:
    shape = _OPT_INS[turn % len(_OPT_INS)].replace("{words}", words)
    return shape.replace("{heading}", _HEADINGS[turn % len(_HEADINGS)])


CASES = (
    *(compose_us(turn).case("good_composed_us", f"us_composed_{turn:02}") for turn in range(24)),
    *(compose_uk(turn).case("good_composed_uk", f"uk_composed_{turn}") for turn in range(8)),
)
