"""Words that stand in the source and that no visitor sees, and words that only look hidden.

Hidden words are no disclosure: what counts is what a person reads before agreeing.
"""

from tests.corpus.cases import Answer, Case
from tests.corpus.markup.classic import bare, semantic
from tests.corpus.sites.composed import compose_us
from tests.corpus.sites.good_us_shops import BOOKS
from tests.corpus.wording.policies_us import LAWYERLY, QUESTIONS, us_policy

GROUP = "adversarial_hidden"
_LINKS = '<a href="{terms}">Terms</a>, <a href="{privacy}">Privacy Policy</a>.'
_SITE = BOOKS.but(layout=semantic)
_WAY_OUT = "Reply STOP to cancel, HELP for help."
_COST = "Msg &amp; data rates may apply."
_OFTEN = "Up to 4 messages a month."
_ALL = f"{_OFTEN} {_COST} {_WAY_OUT}"
_FOUR = ("opt_in_no_frequency", "opt_in_no_rates", "opt_in_no_stop", "opt_in_no_help")
_SIGN_UP = "<h2>Texts</h2><p>Tick the box and Harbor Books will text you when your order is ready."


def hidden(
    name: str, markup: str, *expect: str, shown: str = "", also: tuple[str, ...] = ()
) -> Case:
    """``markup`` holds what nobody sees, ``shown`` the rest of the disclosure."""
    opt_in = f"{_SIGN_UP} {shown} {_LINKS}</p>{markup}<input type=checkbox> Text me"
    return _SITE.but(opt_in=opt_in).case(GROUP, name, *expect, also=also)


def seen(name: str, markup: str, *, also: tuple[str, ...] = ()) -> Case:
    """``markup`` looks hidden to a careless reader of the source, and is not."""
    return _SITE.but(opt_in=f"{_SIGN_UP} {_LINKS}</p>{markup}").case(GROUP, name, also=also)


IN_THE_SOURCE_ONLY = (
    hidden("display_none", f'<p style="display:none">{_ALL}</p>', *_FOUR),
    hidden(
        "display_none_in_capitals",
        f'<P STYLE="Color: red; DISPLAY : NONE !important">{_WAY_OUT}</P>',
        "opt_in_no_stop",
        "opt_in_no_help",
        shown=f"{_OFTEN} {_COST}",
    ),
    hidden(
        "visibility_hidden",
        f'<div style="visibility:hidden"><span>{_COST}</span></div>',
        "opt_in_no_rates",
        shown=f"{_OFTEN} {_WAY_OUT}",
    ),
    hidden("hidden_attribute", f"<p hidden>{_ALL}</p>", *_FOUR),
    hidden(
        "hidden_three_levels_up",
        f'<section hidden=""><div><ul><li>{_COST}</li><li>{_WAY_OUT}</li></ul></div></section>',
        "opt_in_no_rates",
        "opt_in_no_stop",
        "opt_in_no_help",
        shown=_OFTEN,
    ),
    hidden("in_a_comment", f"<!-- <p>{_ALL}</p> -->", *_FOUR),
    hidden(
        "comment_never_closed", "", "opt_in_no_stop", "opt_in_no_help", shown=f"{_OFTEN} {_COST}"
    ),
    hidden(
        "in_a_script",
        f'<script>var legal = "{_WAY_OUT} {_OFTEN}"; track(legal);</script>',
        "opt_in_no_stop",
        "opt_in_no_help",
        "opt_in_no_frequency",
        shown=_COST,
    ),
    hidden(
        "in_structured_data",
        f'<script type="application/ld+json">{{"@type":"Offer","description":"{_COST}"}}</script>',
        "opt_in_no_rates",
        shown=f"{_OFTEN} {_WAY_OUT}",
    ),
    hidden("in_noscript", f"<noscript><p>{_ALL}</p></noscript>", *_FOUR),
    hidden(
        "in_a_template",
        f"<template><p>{_WAY_OUT}</p></template>",
        "opt_in_no_stop",
        "opt_in_no_help",
        shown=f"{_OFTEN} {_COST}",
    ),
    hidden(
        "white_on_white",
        f'<p style="background:#ffffff;color:#ffffff">{_COST} {_WAY_OUT}</p>',
        "opt_in_no_rates",
        "opt_in_no_stop",
        "opt_in_no_help",
        shown=_OFTEN,
    ),
    hidden(
        "white_on_the_white_page",
        f'<p style="color:#FFF">{_WAY_OUT}</p>',
        "opt_in_no_stop",
        "opt_in_no_help",
        shown=f"{_OFTEN} {_COST}",
    ),
    hidden(
        "no_font_size",
        f'<span style="font-size:0">{_COST}</span>',
        "opt_in_no_rates",
        shown=f"{_OFTEN} {_WAY_OUT}",
    ),
    hidden(
        "no_font_size_in_pixels",
        f'<p style="line-height:0; font-size: 0px;">{_OFTEN}</p>',
        "opt_in_no_frequency",
        shown=f"{_COST} {_WAY_OUT}",
    ),
    hidden(
        "wholly_transparent",
        f'<p style="opacity:0">{_OFTEN}</p>',
        "opt_in_no_frequency",
        shown=f"{_COST} {_WAY_OUT}",
    ),
    hidden(
        "far_off_the_screen",
        f'<p style="position:absolute;left:-9999px">{_COST}</p>',
        "opt_in_no_rates",
        shown=f"{_OFTEN} {_WAY_OUT}",
    ),
    hidden(
        "hidden_by_a_style_sheet",
        f'<style>.legal{{display:none}}</style><p class="legal">{_COST}</p>',
        "opt_in_no_rates",
        shown=f"{_OFTEN} {_WAY_OUT}",
    ),
    hidden(
        "in_a_closed_dialog",
        f"<dialog><p>{_WAY_OUT}</p></dialog>",
        "opt_in_no_stop",
        "opt_in_no_help",
        shown=f"{_OFTEN} {_COST}",
    ),
    hidden(
        "in_a_modal_not_shown",
        f'<div class="modal fade" aria-hidden="true" style="display: none;"><p>{_ALL}</p></div>',
        *_FOUR,
    ),
    hidden("for_screen_readers_not", f'<p aria-hidden="true">{_ALL}</p>', also=_FOUR),
    hidden("in_an_alt_text", f'<img src="/flyer.jpg" alt="{_ALL}">', *_FOUR),
    hidden(
        "in_a_tooltip",
        f'<abbr title="{_WAY_OUT}">details</abbr>',
        "opt_in_no_stop",
        "opt_in_no_help",
        shown=f"{_OFTEN} {_COST}",
    ),
    hidden(
        "in_a_description",
        f'<meta name="description" content="{_COST} {_OFTEN}">',
        "opt_in_no_rates",
        "opt_in_no_frequency",
        shown=_WAY_OUT,
    ),
    hidden("in_a_hidden_input", f'<input type="hidden" name="disclosure" value="{_ALL}">', *_FOUR),
    hidden(
        "in_a_data_attribute",
        f'<button data-legal="{_COST}">Sign up</button>',
        "opt_in_no_rates",
        shown=f"{_OFTEN} {_WAY_OUT}",
    ),
    hidden(
        "in_text_that_stays_collapsed",
        f'<div style="height:0;overflow:hidden"><p>{_OFTEN}</p></div>',
        "opt_in_no_frequency",
        shown=f"{_COST} {_WAY_OUT}",
    ),
)

ONLY_LOOKS_HIDDEN = (
    seen(
        "white_on_a_dark_band",
        f'<div style="background:#1b2a41;color:#ffffff"><p style="color:#fff">{_ALL}</p></div>',
    ),
    seen("black_on_white_said_aloud", f'<p style="color:#000;background-color:#fff">{_ALL}</p>'),
    seen("small_print", f'<p style="font-size:0.75rem;opacity:0.9;color:#767676">{_ALL}</p>'),
    seen("font_size_of_a_small_fraction", f'<p style="font-size:0.9em">{_ALL}</p>'),
    seen("display_block", f'<p style="display:block;visibility:visible">{_ALL}</p>'),
    seen("aria_hidden_false", f'<p aria-hidden="false" data-hidden="1">{_ALL}</p>'),
    seen("class_that_hides_in_print", f'<p class="hidden-print no-display-none-here">{_ALL}</p>'),
    seen(
        "hidden_banner_beside_it",
        f'<div class="cookie" style="display:none">We use cookies.</div><p>{_ALL}</p>',
    ),
    seen("open_dialog_and_details", f"<details open><summary>Details</summary>{_ALL}</details>"),
)

# Everything about texts is hidden: what is left is a page about nothing.
ALL_HIDDEN = (
    _SITE.but(
        opt_in=f"<h2>Welcome back</h2><p>New arrivals every Friday.</p><div "
        f"style='display:none'>{_SIGN_UP} {_ALL} {_LINKS}</p></div>"
    ).case(GROUP, "the_whole_disclosure_is_hidden", "opt_in_disclosure_missing"),
    _SITE.but(
        opt_in="<h2>Gift cards</h2><p>From $10 to $500, in the shop or by mail.</p>"
        f"<!-- {_SIGN_UP} {_ALL} {_LINKS}</p> -->"
    ).case(GROUP, "the_whole_disclosure_is_a_comment", "opt_in_disclosure_missing"),
)

_CLAUSE = "We do not share mobile numbers or text consent with third parties for marketing."
HIDDEN_CLAUSE = tuple(
    compose_us(turn)
    .but(policy=us_policy(LAWYERLY, markup), layout=bare)
    .case(GROUP, name, "privacy_policy_no_sharing_clause")
    for turn, name, markup in (
        (2, "clause_in_a_comment", f"<!-- {_CLAUSE} -->"),
        (4, "clause_not_displayed", f"<span style='display:none'>{_CLAUSE}</span>"),
        (5, "clause_in_a_tooltip", f"<span title='{_CLAUSE}'>Data</span>"),
    )
)
_OPEN_COMMENT = next(case for case in IN_THE_SOURCE_ONLY if case.name == "comment_never_closed")
_CTA = BOOKS.firm.url(BOOKS.cta_path)


def _leave_comment_open(case: Case) -> Case:
    """A browser takes everything after an unclosed comment for the comment."""
    page = str(case.pages[_CTA].body).replace("<footer>", f"<!-- {_WAY_OUT} <footer>")
    pages = {**case.pages, _CTA: Answer(page)}
    return Case(case.name, case.group, case.submission, pages, case.expect)


CASES = (
    *(case for case in IN_THE_SOURCE_ONLY if case is not _OPEN_COMMENT),
    _leave_comment_open(_OPEN_COMMENT),
    *ONLY_LOOKS_HIDDEN,
    *ALL_HIDDEN,
    *HIDDEN_CLAUSE,
    compose_us(6)
    .but(policy=us_policy(QUESTIONS, f"<b>{_CLAUSE}</b>"), layout=bare)
    .case(GROUP, "clause_in_bold"),
)
