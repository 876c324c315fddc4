"""A sender profile's own brand, while it is a draft. What went to TCR is corrected elsewhere."""

from collections.abc import Mapping

from django.conf import settings

from accounts.models import SenderProfile, User
from compliance.models import Brand
from compliance.models.brand import BrandState
from compliance.services.tcr.moves import record
from compliance.tcr.answers import check_answers
from config.errors import DomainError, ErrorCode

CHECKED = frozenset(
    [
        "entity_type",
        "business_name",
        "country",
        "tax_id",
        "street",
        "city",
        "region",
        "postal_code",
        "website_url",
        "industry",
        "contact_name",
        "contact_email",
        "contact_phone",
        "display_name",
    ]
)


def edit_brand(
    profile: SenderProfile, *, answers: Mapping[str, object], actor: User | None
) -> Brand:
    """Write columns of the brand of a locked profile, inside the caller's transaction.

    Empty answers clear a column. Raises DomainError ``REQUEST_INVALID`` (by column; also for a
    profile that inherits its brand) and ``STATE_FORBIDS`` once it was submitted.
    """
    if profile.inherits_brand:
        sentence = "A profile that inherits the brand of your account has none of its own."
        raise DomainError(ErrorCode.REQUEST_INVALID, details={"brand": [sentence]})
    brand = Brand.objects.select_for_update().filter(profile=profile).first()
    brand = brand or Brand(account=profile.account, profile=profile, is_mock=settings.TCR_MOCK)
    brand.account = profile.account
    _check_draft(brand)
    _apply(brand, answers, name=profile.name)
    brand.save()
    record(brand, "edit", actor=actor, facts={"fields": sorted(answers)})
    return brand


def _check_draft(brand: Brand) -> None:
    if brand.state != BrandState.DRAFT or brand.next_look_at is not None:
        sentence = "The brand was submitted to The Campaign Registry and cannot change."
        raise DomainError(
            ErrorCode.STATE_FORBIDS, details={"brand": [brand.state], "reason": [sentence]}
        )


def _apply(brand: Brand, answers: Mapping[str, object], *, name: str) -> None:
    brand.country = str(answers.get("country", brand.country))
    brand.entity_type = str(answers.get("entity_type", brand.entity_type))
    given = {column: value for column, value in answers.items() if value and column in CHECKED}
    clean = check_answers(brand, given)
    for column, value in {**answers, **clean}.items():
        setattr(brand, column, value)
    brand.display_name = brand.display_name or brand.business_name or name[:100]
    brand.tax_id_last4 = brand.tax_id[-4:]
