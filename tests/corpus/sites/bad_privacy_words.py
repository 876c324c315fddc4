"""Privacy policies whose words are wrong: they pass numbers on, or never say that they do not."""

from dataclasses import replace

from tests.corpus.cases import Case
from tests.corpus.site import Site
from tests.corpus.sites.composed import compose_uk, compose_us
from tests.corpus.sites.good_abroad import UK_TO_US
from tests.corpus.wording.policies_uk import COOKIES_TOO, HOW_WE_USE, ICO_TEMPLATE, uk_policy
from tests.corpus.wording.policies_us import (
    BULLETS,
    CLINIC,
    FRAMES,
    LAWYERLY,
    LETTER,
    PLAIN_TALK,
    QUESTIONS,
    SAAS,
    STATUTE,
    us_policy,
)

GROUP = "bad_privacy_words"
_SHARES, _SILENT = "privacy_policy_shares_data", "privacy_policy_no_sharing_clause"


def says(site: Site, name: str, policy: str, code: str, *also: str) -> Case:
    return site.but(policy=policy).case(GROUP, name, code, also=also)


SHARES = (
    says(
        compose_us(0),
        "shares_numbers_with_marketing_partners",
        us_policy(
            LAWYERLY,
            "We may share your mobile number with our marketing partners, who may contact you "
            "about products that we think you will like.",
        ),
        _SHARES,
        _SILENT,
    ),
    says(
        compose_us(1),
        "passes_numbers_to_selected_third_parties",
        us_policy(
            QUESTIONS,
            "By opting in you agree that we can pass your phone number to selected third parties "
            "who may send you offers by text.",
        ),
        _SHARES,
        _SILENT,
    ),
    says(
        compose_us(2),
        "sells_contact_details",
        us_policy(
            BULLETS,
            "We sell contact details, including cell phone numbers, to lead buyers and "
            "advertisers.",
        ),
        _SHARES,
        _SILENT,
    ),
    says(
        compose_us(4),
        "consent_shared_with_affiliates",
        us_policy(
            SAAS,
            "SMS opt-in data and consent may be shared with our affiliates for their own "
            "promotional purposes.",
        ),
        _SHARES,
        _SILENT,
    ),
    says(
        compose_us(5),
        "rents_its_list",
        us_policy(
            LETTER,
            "From time to time we rent our list of names and mobile numbers to other local "
            "businesses whose specials may interest you.",
        ),
        _SHARES,
        _SILENT,
    ),
    says(
        compose_us(6),
        "all_data_including_phone_for_advertising",
        us_policy(
            STATUTE,
            "We share personal information, including your name, e-mail address and telephone "
            "number, with advertisers and data brokers for cross-context behavioral advertising "
            "and for their direct marketing.",
        ),
        _SHARES,
        _SILENT,
    ),
    says(
        compose_uk(0),
        "uk_carefully_selected_companies",
        uk_policy(
            COOKIES_TOO,
            "We may also share your details, such as your mobile number, with carefully selected "
            "companies so that they can tell you about their offers.",
        ),
        _SHARES,
        _SILENT,
    ),
    says(
        compose_uk(2),
        "uk_group_companies_may_text",
        uk_policy(
            HOW_WE_USE,
            "We also give mobile numbers to other companies, which may text you about products and "
            "promotions of their own.",
        ),
        _SHARES,
        _SILENT,
    ),
)

# Two statements, and the worse one holds.
TORN = (
    says(
        compose_us(7),
        "does_not_share_but_does",
        us_policy(LAWYERLY, "We do not share your personal information.")
        + "<h2>Partners</h2><p>To bring you relevant offers, we may provide your mobile number to "
        "our marketing partners.</p>",
        _SHARES,
        _SILENT,
    ),
    says(
        compose_us(8),
        "does_not_share_except_for_marketing",
        us_policy(
            PLAIN_TALK,
            "We do not share your phone number or text consent with anyone, except with our "
            "partners for their marketing.",
        ),
        _SHARES,
        _SILENT,
    ),
    says(
        compose_us(9),
        "never_sells_but_shares",
        us_policy(
            QUESTIONS,
            "We never sell your cell phone number. We do share it with sponsors and affiliates for "
            "promotional purposes.",
        ),
        _SHARES,
        _SILENT,
    ),
    says(
        compose_us(11),
        "unless_you_tell_us_not_to",
        us_policy(
            CLINIC,
            "Unless you tell us otherwise, your mobile number and consent will be transferred to "
            "third parties for marketing purposes.",
        ),
        _SHARES,
        _SILENT,
    ),
)

SILENT = (
    *(
        says(
            compose_us(turn),
            f"policy_without_a_word_on_sharing_{turn}",
            us_policy(FRAMES[frame], ""),
            _SILENT,
        )
        for turn, frame in ((12, 0), (14, 2), (15, 5), (16, 7))
    ),
    says(
        compose_us(17),
        "only_email_is_not_shared",
        us_policy(STATUTE, "Your e-mail address is never shared with third parties for marketing."),
        _SILENT,
    ),
    says(
        compose_us(18),
        "only_card_numbers_are_not_shared",
        us_policy(
            QUESTIONS,
            "We do not share or sell your credit card number with anyone. It goes straight to the "
            "bank.",
        ),
        _SILENT,
    ),
    says(
        compose_us(19),
        "only_cookies_are_not_shared",
        us_policy(BULLETS, "Our cookies do not share information with third parties."),
        _SILENT,
    ),
    says(
        compose_us(20),
        "takes_privacy_very_seriously",
        us_policy(
            SAAS,
            "We take your privacy very seriously and protect your phone number with "
            "industry-standard encryption.",
        ),
        _SILENT,
    ),
    replace(
        says(UK_TO_US, "uk_policy_is_too_quiet_for_us", uk_policy(ICO_TEMPLATE, ""), _SILENT),
        submission={
            **UK_TO_US.answers(),
            "destination_countries": ["GB", "US"],
            "local_rules": ["EU_UK", "US"],
        },
    ),
)

# What is quiet abroad, or said of everything, is for the reviewer's eye.
ARGUABLE = (
    compose_uk(3)
    .but(policy=uk_policy(ICO_TEMPLATE, ""))
    .case("good_composed_uk", "uk_policy_quiet_on_sharing_sends_at_home"),
    compose_us(21)
    .but(
        policy=us_policy(
            LETTER,
            "We do not sell or share your personal information with third parties for their "
            "marketing.",
        )
    )
    .case("good_composed_us", "says_it_of_all_personal_information", also=(_SILENT,)),
    compose_us(22)
    .but(policy=us_policy(LAWYERLY, "We do not sell your data."))
    .case("good_composed_us", "does_not_sell_is_all_it_says", also=(_SILENT,)),
    compose_us(23)
    .but(policy=us_policy(BULLETS, "We may share browsing data with advertising partners."))
    .case(GROUP, "shares_browsing_data_only", _SILENT, also=(_SHARES,)),
    compose_us(13)
    .but(
        policy=us_policy(
            LAWYERLY,
            "We may share certain categories of personal information, such as your e-mail address "
            "and purchase history, with marketing partners. This does not include mobile numbers "
            "or text messaging consent, which are never shared with third parties.",
        )
    )
    .case("good_composed_us", "shares_other_things_but_no_numbers"),
    compose_us(14)
    .but(
        policy=us_policy(
            STATUTE,
            "We may share information with affiliates and partners for marketing. The above "
            "excludes text messaging originator opt-in data and consent; this information will not "
            "be shared with any third parties.",
        )
    )
    .case("good_composed_us", "standard_exclusion_after_a_sharing_sentence"),
    compose_us(15)
    .but(
        policy=us_policy(
            QUESTIONS,
            "We share your mobile number with our SMS provider, only so that it can deliver our "
            "messages. We do not share it with third parties for marketing.",
        )
    )
    .case("good_composed_us", "shares_with_the_carrier_of_the_messages"),
)
CASES = (*SHARES, *TORN, *SILENT, *ARGUABLE)
