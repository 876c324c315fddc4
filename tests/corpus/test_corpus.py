"""The pre-checks agree with careful reviewers, and quote only what stands on the page."""

from collections.abc import Callable

from tests.corpus.cases import SCORED_CODES
from tests.corpus.corpus import list_cases
from tests.corpus.examination import examine
from tests.corpus.scoring import describe, score
from tests.corpus.summary import PROPERTY

LEAST_PRECISION = 0.95
LEAST_RECALL = 0.90


def test_findings_agree_with_the_labels_and_quote_what_stands_on_the_page(
    record_property: Callable[[str, object], None],
) -> None:
    """One test for all, because reading every page is what takes the time."""
    examined = [examine(case) for case in list_cases()]

    result = score(list_cases(), {each.case.name: each.blocks for each in examined})
    lines = describe(result, cases=len(examined))
    record_property(PROPERTY, lines)
    loose = [
        (each.case.name, finding.code, finding.quote)
        for each in examined
        for finding in each.list_loose_quotes()
    ]
    others = {each.case.name: each.blocks - SCORED_CODES for each in examined}

    assert loose == []
    assert {name: codes for name, codes in others.items() if codes} == {}
    assert result.precision >= LEAST_PRECISION, "\n".join(lines)
    assert result.recall >= LEAST_RECALL, "\n".join(lines)
