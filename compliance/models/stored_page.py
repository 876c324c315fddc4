"""A page as we found it, kept under the hash of its bytes: the evidence a decision rests on.

The same bytes are kept once, however often we look. Nothing here is ever changed or removed.
"""

import zlib
from typing import ClassVar

import pgtrigger
from django.db import models

from config.models import BaseModel


class StoredPage(BaseModel):
    sha256 = models.CharField(max_length=64, unique=True)  # of the body, hex
    packed = models.BinaryField()  # the body, zlib
    size = models.PositiveIntegerField()  # bytes of the body
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)  # what a visitor can read, a line for each block

    class Meta:
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def body(self) -> bytes:
        return zlib.decompress(self.packed)
