"""Staff closes a country to everybody's messages, watches it, or opens it again.

Restrictions belong to no account, so no account's audit chain can hold them: the row says who set
it, when and why, and each change leaves a line in the log.
"""

import logging
import uuid

from django.db import IntegrityError, transaction
from django_countries import countries

from accounts.models import User
from accounts.services.read_words import read_words
from config.errors import DomainError, ErrorCode
from messaging.models import RestrictedCountry
from messaging.models.restricted_country import RestrictionMode

logger = logging.getLogger(__name__)
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
    except IntegrityError:
        sentence = f"{region} is restricted already."
        raise DomainError(ErrorCode.DUPLICATE, details={"region": [sentence]}) from None
    _log(country, "restricted", reason=words, actor=actor)
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
    _log(country, "changed", reason=words, actor=actor)
    return country


@transaction.atomic
def lift_restriction(country_id: uuid.UUID, *, reason: str, actor: User) -> None:
    """Open the country again to accounts that declared it.

    Raises DomainError ``ROUTE_NOT_FOUND`` for one that was removed, and as ``read_words`` says.
    """
    words = read_words(reason, field="reason", most=_LONGEST)
    country = _lock(country_id)
    country.delete()
    _log(country, "opened", reason=words, actor=actor)


def _lock(country_id: uuid.UUID) -> RestrictedCountry:
    country = RestrictedCountry.objects.select_for_update().filter(pk=country_id).first()
    if country is None:
        raise DomainError(ErrorCode.ROUTE_NOT_FOUND)
    return country


def _check_choice(field: str, value: str, fits: bool) -> None:
    if not fits:
        sentence = f"There is no {field} {value!r}."
        raise DomainError(ErrorCode.CHOICE_INVALID, details={field: [sentence]})


def _log(country: RestrictedCountry, done: str, *, reason: str, actor: User) -> None:
    who = actor.pk
    logger.info("country %s (%s) %s by %s: %s", country.region, country.mode, done, who, reason)
