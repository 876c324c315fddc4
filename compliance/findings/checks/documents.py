"""A destination country that asks for papers gets them before anything is sent there."""

from django_countries import countries

from compliance.country_documents import Paper, list_papers
from compliance.findings.dossier import Dossier
from compliance.findings.finding import Finding, Severity


def check_documents(dossier: Dossier) -> list[Finding]:
    uploaded = {(each.country, str(each.kind)) for each in dossier.documents}
    papers = list_papers(set(dossier.submission.destination_countries))
    return [_report(each) for each in papers if (each.country, each.kind.value) not in uploaded]


def _report(paper: Paper) -> Finding:
    country, kind = countries.name(paper.country), paper.kind.label
    return Finding(
        "document_missing",
        Severity.BLOCK,
        "documents",
        f"{country} asks for a document that is not here: {kind.lower()}.",
        fix=f"Upload it as PDF, PNG or JPEG, or take {country} off your list of countries.",
        example=_EXAMPLES[paper.kind.value].format(country=country),
        element=paper.key,
    )


_EXAMPLES = {
    "proof_of_local_address": "A rental contract or an invoice, no older than three months, with "
    "an "
    "address in {country}.",
    "proof_of_worldwide_address": "A bank letter or an invoice, no older than three months, with "
    "the "
    "address of your business.",
    "passport": "The page of the passport with the photo of the person who signs for the business.",
    "business_registration": "An extract from the trade register with the name of your business.",
    "utility_bill": "A bill for power, water or telephone, no older than three months, with the "
    "address of your business.",
}
