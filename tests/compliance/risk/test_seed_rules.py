from __future__ import annotations

import json

from accounts.models.account import Risk
from compliance.models import RiskRule
from compliance.risk.patterns import PATTERNS
from compliance.risk.phrases import compile_phrase
from compliance.risk.seed_rules import RULES

# The aggregators' rejection codes and the carriers' lists, class by class.
PROHIBITED = {
    "cannabis",
    "firearms",
    "adult",
    "gambling",
    "hate",
    "alcohol",
    "tobacco",
    "lead_generation",
    "affiliate_marketing",
    "data_sharing",
    "payday_loans",
    "third_party_loans",
    "debt_collection",
    "credit_repair",
    "crypto_trading",
    "third_party_jobs",
    "get_rich_quick",
    "drugs",
    "sweepstakes",
    "phishing",
    "impersonation",
    "political",
    "messages_for_others",
}
HELD = {"cannabis", "firearms", "adult", "gambling", "hate", "tobacco", "drugs", "payday_loans"}
HELD |= {"lead_generation", "phishing", "impersonation"}


def test_every_prohibited_class_has_a_rule() -> None:
    assert not PROHIBITED - {rule["code"] for rule in RULES}


def test_the_hard_classes_and_no_others_are_held() -> None:
    assert {rule["code"] for rule in RULES if rule["outcome"] == Risk.HOLD} == HELD


def test_a_held_rule_weighs_enough_for_a_second_reviewer() -> None:
    assert all(rule["points"] >= 50 for rule in RULES if rule["outcome"] == Risk.HOLD)
    assert all(rule["points"] < 50 for rule in RULES if rule["outcome"] != Risk.HOLD)


def test_every_rule_is_a_row_of_the_table() -> None:
    fields = {"code", "version", "title", "pattern", "parameters", "points", "outcome", "source"}
    for rule in RULES:
        assert set(rule) == fields
        RiskRule(**rule).clean_fields(exclude=["id", "parameters"])
        assert json.loads(json.dumps(rule["parameters"])) == rule["parameters"]


def test_codes_are_unique_and_patterns_known() -> None:
    codes = [rule["code"] for rule in RULES]
    assert len(codes) == len(set(codes))
    assert {rule["pattern"] for rule in RULES} == set(PATTERNS)


def test_every_rule_names_its_source() -> None:
    assert all(rule["source"] and rule["title"] for rule in RULES)


def test_every_phrase_can_be_read_and_is_there_once() -> None:
    for rule in RULES:
        for kind in ("strong", "weak", "unless"):
            phrases = rule["parameters"].get(kind, [])
            assert len(phrases) == len(set(phrases)), rule["code"]
            assert all(compile_phrase(phrase) for phrase in phrases)
