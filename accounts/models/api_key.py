"""A key to the v3 API. Shown once; we keep a keyed hash, a prefix and the last four characters."""

from django.db import models

from config.models import BaseModel


class ApiKey(BaseModel):
    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=80)
    key_hash = models.BinaryField(max_length=32, unique=True)
    prefix = models.CharField(max_length=16)
    last_four = models.CharField(max_length=4)
    created_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True)
    # Refuse rather than fall back to the shared short code.
    strict_sender = models.BooleanField(default=False)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.prefix}…{self.last_four}"
