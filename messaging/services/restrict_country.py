"""Staff closes a country to everybody's messages, watches it, or opens it again.

Restrictions belong to no account, so no account's audit chain can hold them: each change leaves an
append-only row of its own.
"""

import uuid

from django.db import IntegrityError, transaction
from django_countries import countries

from accounts.models import User
from accounts.services.read_words import read_words
from config.errors import DomainError, ErrorCode
from config.request_id import current_request_id
from messaging.models import RestrictedCountry, RestrictionChange
from messaging.models.restricted_country import RestrictionMode

_LONGEST = 300  # characters


def restrict_country(region: str, *, mode: str, reason: str, actor: User) -> RestrictedCountry:
    """Restrict ``region`` (ISO 3166) for everybody, within a second.

    Raises DomainError ``CHOICE_INVALID`` for a country or mode that does not exist, ``DUPLICATE``
    for a country that is restricted already, and as ``read_words`` says of the reason.
    """
    _check_choice("region", region, region in countries.countries)
    _check_choice("mode", mode, mode in RestrictionMode.values)
    words = read_words(reason, field="reason", most=_LONGEST)
    try:
        with transaction.atomic():
            country = RestrictedCountry.objects.create(
                region=region, mode=mode, reason=words, set_by=actor
            )
            _record(country, mode=mode, reason=words, actor=actor)
    except IntegrityError:
        sentence = f"{region} is restricted already."
        raise DomainError(ErrorCode.DUPLICATE, details={"region": [sentence]}) from None
    return country


@transaction.atomic
def change_restriction(
    country_id: uuid.UUID, *, mode: str, reason: str, actor: User
) -> RestrictedCountry:
    """Block instead of watching, or the other way round, or give another reason.

    Raises DomainError ``ROUTE_NOT_FOUND`` for one that was removed, ``DUPLICATE`` if it says this
    already, and as ``restrict_country`` does.
    """
    _check_choice("mode", mode, mode in RestrictionMode.values)
    words = read_words(reason, field="reason", most=_LONGEST)
    country = _lock(country_id)
    if (country.mode, country.reason) == (mode, words):
        raise DomainError(ErrorCode.DUPLICATE, details={"mode": ["It says this already."]})
    country.mode, country.reason, country.set_by = mode, words, actor
    country.save(update_fields=["mode", "reason", "set_by", "updated_at"])
    _record(country, mode=mode, reason=words, actor=actor)
    return country


@transaction.atomic
def lift_restriction(country_id: uuid.UUID, *, reason: str, actor: User) -> None:
    """Open the country again to accounts that declared it.

    Raises DomainError ``ROUTE_NOT_FOUND`` for one that was removed, and as ``read_words`` says.
    """
    words = read_words(reason, field="reason", most=_LONGEST)
    country = _lock(country_id)
    country.delete()
    _record(country, mode="", reason=words, actor=actor)


def _lock(country_id: uuid.UUID) -> RestrictedCountry:
    country = RestrictedCountry.objects.select_for_update().filter(pk=country_id).first()
    if country is None:
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    return country


def _check_choice(field: str, value: str, fits: bool) -> None:
    if not fits:
        sentence = f"There is no {field} {value!r}."
        raise DomainError(ErrorCode.CHOICE_INVALID, details={field: [sentence]})


def _record(country: RestrictedCountry, *, mode: str, reason: str, actor: User) -> None:
    RestrictionChange.objects.create(
        region=country.region,
        mode=mode,
        reason=reason,
        actor=actor,
        request_id=current_request_id(),
    )
