from __future__ import annotations

import importlib

import pytest

from compliance.tax_id_rules import FALLBACK, PLAIN, RULES
from compliance.tax_ids import TaxIdInvalid, check_tax_id, get_tax_id_label

COMPANY, SOLE = "private_company", "sole_trader"

GOOD = [
    ("US", COMPANY, "91-1144442", "911144442"),
    ("US", COMPANY, "91 1144442", "911144442"),
    ("US", COMPANY, "91\u20131144442", "911144442"),
    ("US", SOLE, "91-1144442", "911144442"),
    ("US", SOLE, "536-90-4399", "536904399"),
    ("US", SOLE, "536 90 4399", "536904399"),
    ("GB", SOLE, "1955839661", "1955839661"),
    ("GB", COMPANY, "K1955839661", "1955839661"),
    ("GB", COMPANY, "19558 39661 K", "1955839661"),
    ("GB", SOLE, "19558\u00a039661", "1955839661"),
    ("CA", COMPANY, "12302 6635 RC 0001", "123026635"),
    ("CA", COMPANY, "123026635rr0001", "123026635"),
    ("CA", SOLE, "123-456-782", "123456782"),
    ("DE", COMPANY, "DE 136 695 976", "136695976"),
    ("DE", SOLE, "181/815/0815 5", "18181508155"),
    ("FR", COMPANY, "552 008 443", "552008443"),
    ("FR", COMPANY, "73282932000074", "73282932000074"),
    ("FR", COMPANY, "Fr 40 303 265 045", "40303265045"),
    ("IE", COMPANY, "IE 6433435F", "6433435F"),
    ("NL", COMPANY, "NL4495445B01", "004495445B01"),
    ("ES", COMPANY, "J99216582", "J99216582"),
    ("ES", SOLE, "54362315-K", "54362315K"),
    ("IT", COMPANY, "IT 00743110157", "00743110157"),
    ("AT", COMPANY, "ATU13585627", "U13585627"),
    ("BE", COMPANY, "BE 428759497", "0428759497"),
    ("DK", COMPANY, "DK 13585628", "13585628"),
    ("FI", COMPANY, "2077474-0", "20774740"),
    ("GR", COMPANY, "EL 094259216", "094259216"),
    ("PL", COMPANY, "PL 8567346215", "8567346215"),
    ("PT", COMPANY, "PT 501 964 843", "501964843"),
    ("SE", COMPANY, "556703-7485", "5567037485"),
    ("NO", COMPANY, "988 077 917", "988077917"),
    ("CH", COMPANY, "CHE-100.155.212", "CHE100155212"),
    ("AU", COMPANY, "83 914 571 673", "83914571673"),
    ("NZ", COMPANY, "49-091-850", "49091850"),
    ("SG", COMPANY, "197401143C", "197401143C"),
    ("IN", COMPANY, "27AAPFU0939F1ZV", "27AAPFU0939F1ZV"),
    ("IN", SOLE, "ACUPA7085R", "ACUPA7085R"),
    ("JP", COMPANY, "5-8356-7825-6246", "5835678256246"),
    ("JP", SOLE, "T5835678256246", "T5835678256246"),
    ("KR", COMPANY, "116-82-00276", "1168200276"),
    ("BR", COMPANY, "16.727.230/0001-97", "16727230000197"),
    ("BR", SOLE, "390.533.447-05", "39053344705"),
    ("MX", COMPANY, "MAB9307148T4", "MAB9307148T4"),
    ("ZA", COMPANY, "0001339050", "0001339050"),
    ("AE", COMPANY, "100-2345-6719-0003", "100234567190003"),
]
BAD = [
    ("US", COMPANY, "07-1144442", "EIN"),
    ("US", COMPANY, "12-3456789", "placeholder"),
    ("US", COMPANY, "11-1111111", "placeholder"),
    ("US", COMPANY, "536-90-4399", "Social Security"),
    ("US", COMPANY, "536 90 4399", "Social Security"),
    ("US", "non_profit", "911-14-4442", "Social Security"),
    ("US", SOLE, "078-05-1120", "EIN or SSN"),
    ("US", SOLE, "666-12-3456", "EIN or SSN"),
    ("GB", COMPANY, "2955839661", "UTR"),
    ("GB", COMPANY, "195583966", "UTR"),
    ("GB", COMPANY, "1955839661KK", "UTR"),
    ("CA", COMPANY, "000000000", "placeholder"),
    ("CA", COMPANY, "123026635XX0001", "Business Number"),
    ("CA", COMPANY, "123026636", "Business Number"),
    ("DE", COMPANY, "DE136695978", "USt-IdNr"),
    ("FR", COMPANY, "552008442", "SIREN"),
    ("IE", COMPANY, "6433435E", "tax reference"),
    ("ES", COMPANY, "J99216583", "NIF"),
    ("AU", COMPANY, "99999999999", "placeholder"),
    ("AU", COMPANY, "83914571674", "ABN"),
    ("BR", COMPANY, "390.533.447-05", "CNPJ"),
    ("JP", COMPANY, "T5835678256246", "corporate number"),
    ("AE", COMPANY, "TRN", "tax registration number"),
    ("AE", COMPANY, "1002<script>345", "tax registration number"),
    ("AE", COMPANY, "1" * 26, "placeholder"),
    ("AE", COMPANY, "", "tax registration number"),
    ("ZZ", COMPANY, "no number", "tax registration number"),
    ("GB", COMPANY, "\u0661\u0669\u0665\u0665\u0668\u0663\u0669\u0666\u0666\u0661", "UTR"),
]


@pytest.mark.parametrize(("country", "entity", "typed", "compact"), GOOD)
def test_a_well_formed_id_is_taken_in_compact_form(
    country: str, entity: str, typed: str, compact: str
) -> None:
    assert check_tax_id(typed, country=country, entity_type=entity) == compact


@pytest.mark.parametrize(("country", "entity", "typed", "said"), BAD)
def test_a_malformed_id_is_refused_with_what_it_should_look_like(
    country: str, entity: str, typed: str, said: str
) -> None:
    with pytest.raises(TaxIdInvalid, match=said) as error:
        check_tax_id(typed, country=country, entity_type=entity)
    assert not typed or typed not in error.value.message


@pytest.mark.parametrize("country", sorted(RULES))
def test_every_rule_names_a_real_algorithm_and_has_words(country: str) -> None:
    rule = RULES[country]
    for name in rule.names + rule.personal:
        assert name == PLAIN or callable(importlib.import_module(f"stdnum.{name}").validate)
    assert rule.label
    assert rule.shape.endswith(".")
    assert rule.personal_shape.endswith(".")


@pytest.mark.parametrize("country", [*sorted(RULES), "AE"])
@pytest.mark.parametrize("typed", ["", "x", "-" * 30, "9" * 400, "💥12345", "١٢٣٤٥٦٧٨٩", "NaN\0"])
def test_nonsense_is_refused_never_an_error(country: str, typed: str) -> None:
    for entity in (COMPANY, SOLE):
        with pytest.raises(TaxIdInvalid):
            check_tax_id(typed, country=country, entity_type=entity)


def test_the_id_is_called_what_it_is_called_there() -> None:
    assert get_tax_id_label(country="US", entity_type=SOLE) == "EIN or SSN"
    assert get_tax_id_label(country="US", entity_type=COMPANY) == "EIN"
    assert get_tax_id_label(country="AE", entity_type=COMPANY) == FALLBACK.label
