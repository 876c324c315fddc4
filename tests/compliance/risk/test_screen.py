from __future__ import annotations

import json

import pytest

from accounts.models.account import Risk
from compliance.findings.dossier import Reuse
from compliance.risk.screen import Screening, screen
from tests.compliance.findings.dossiers import make_dossier, show
from tests.compliance.risk.rules import BY_CODE, SEEDED, reword

RISKY = make_dossier(
    {"reuse": Reuse(tax_id=1, phone=2), **show("Play in our casino")},
    contact_email="dana@gmail.com",
    use_case="Sports betting tips and payday loans for members.",
)


def test_nothing_to_say_is_allow_and_zero() -> None:
    screening = screen(make_dossier(), SEEDED)
    assert (screening.outcome, screening.score, screening.contributions) == ("allow", 0, ())


def test_the_score_is_the_sum_of_its_lines() -> None:
    screening = screen(RISKY, SEEDED)
    codes = [each.code for each in screening.contributions]
    assert set(codes) == {"gambling", "payday_loans", "reused_tax_id", "reused_phone", "free_mail"}
    assert screening.score == sum(each.points for each in screening.contributions) == 180
    assert all(each.points == BY_CODE[each.code].points for each in screening.contributions)


def test_lines_stand_in_order_of_their_weight() -> None:
    points = [each.points for each in screen(RISKY, SEEDED).contributions]
    assert points == sorted(points, reverse=True)


@pytest.mark.parametrize(
    ("codes", "outcome"),
    [
        (("free_mail",), Risk.ALLOW),
        (("free_mail", "reused_tax_id"), Risk.REVIEW),
        (("free_mail", "reused_tax_id", "gambling"), Risk.HOLD),
    ],
)
def test_the_strictest_line_decides_the_outcome(codes: tuple[str, ...], outcome: Risk) -> None:
    assert screen(RISKY, [BY_CODE[code] for code in codes]).outcome == outcome


def test_no_rule_ever_rejects() -> None:
    assert {rule.outcome for rule in SEEDED} == set(Risk.values)


def test_each_line_says_what_would_be_without_it_and_that_is_so() -> None:
    screening = screen(RISKY, SEEDED)
    for line in screening.contributions:
        rest = screen(RISKY, [rule for rule in SEEDED if rule.code != line.code])
        assert line.without == (
            f"Without this the score would be {rest.score} and the outcome {rest.outcome}."
        )


def test_every_rule_that_was_asked_is_on_record() -> None:
    assert screen(RISKY, SEEDED).rules == tuple(sorted(f"{rule.code}@1" for rule in SEEDED))


def test_a_new_version_of_a_rule_leaves_old_results_as_they_were() -> None:
    before = screen(RISKY, SEEDED)
    newer = reword("gambling", version=2, points=5, outcome="review")
    after = screen(RISKY, [newer, *(rule for rule in SEEDED if rule.code != "gambling")])
    assert screen(RISKY, SEEDED) == before
    assert "gambling@2" in after.rules
    assert "gambling@1" not in after.rules
    assert after.score == before.score - 55


def test_the_order_of_the_rules_changes_nothing() -> None:
    assert screen(RISKY, reversed(SEEDED)) == screen(RISKY, SEEDED)


def test_without_rules_nothing_is_said() -> None:
    assert screen(RISKY, []) == Screening()


def test_a_rule_that_this_release_cannot_ask_is_an_error_not_a_pass() -> None:
    with pytest.raises(KeyError, match="tea_leaves"):
        screen(RISKY, [reword("gambling", pattern="tea_leaves")])


def test_a_screening_can_be_stored_as_it_is() -> None:
    screening = screen(RISKY, SEEDED)
    stored = json.loads(json.dumps(screening.to_json()))
    assert stored["score"] == screening.score
    assert stored["contributions"][0]["evidence"] == list(screening.contributions[0].evidence)


def test_no_more_than_five_quotes_are_kept() -> None:
    text = ". ".join(f"Place {number}: our casino is open all night long" for number in range(20))
    (line,) = screen(make_dossier(use_case=text), [BY_CODE["gambling"]]).contributions
    assert len(line.evidence) == 5
