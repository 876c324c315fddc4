"""Bring the secrets of second factors under the newest encryption key."""

from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.db import transaction

from config.encryption import Rotation, reencrypt

_SINGLE, _SEVERAL = ("secret", "seed"), "migrated_codes"


def rotate_second_factors() -> Rotation:
    """Rewrite every authenticator that an older key encrypted."""
    rotation = Rotation()
    for authenticator_id in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        try:
            rotation.rewritten += _rotate(authenticator_id)
        except InvalidToken:
            rotation.unreadable.append(str(authenticator_id))
    return rotation


@transaction.atomic
def _rotate(authenticator_id: int) -> bool:
    """A person may be setting up codes at this moment, so the row is locked."""
    found = Authenticator.objects.select_for_update().filter(pk=authenticator_id).first()
    fresh = _reencrypt(found.data) if found else {}
    if found is None or not fresh:
        return False
    found.data = {**found.data, **fresh}
    found.save(update_fields=["data"])
    return True


def _reencrypt(data: dict[str, Any]) -> dict[str, Any]:
    """Return the values that change."""
    single = {name: reencrypt(data[name]) for name in _SINGLE if data.get(name)}
    fresh: dict[str, Any] = {name: token for name, token in single.items() if token}
    tokens = data.get(_SEVERAL) or []
    renewed = [reencrypt(token) or token for token in tokens]
    return {**fresh, _SEVERAL: renewed} if renewed != tokens else fresh
