"""A paper that a destination country asks for. The file lies encrypted, outside the web root."""

from typing import ClassVar

from django.db import models

from config.models import BaseModel


class DocumentKind(models.TextChoices):
    PROOF_OF_LOCAL_ADDRESS = "proof_of_local_address", "Proof of local address"
    PROOF_OF_WORLDWIDE_ADDRESS = "proof_of_worldwide_address", "Proof of address, in any country"
    PASSPORT = "passport", "Passport"
    BUSINESS_REGISTRATION = "business_registration", "Business registration"
    UTILITY_BILL = "utility_bill", "Utility bill"


class Document(BaseModel):
    case = models.ForeignKey("compliance.KycCase", models.PROTECT, related_name="documents")
    country = models.CharField(max_length=2)  # ISO 3166-1 alpha-2
    kind = models.CharField(max_length=40, choices=DocumentKind.choices)
    name = models.CharField(max_length=255)  # as the customer's file was called
    content_type = models.CharField(max_length=40)  # by its content, never by its name
    size = models.PositiveIntegerField()  # bytes, before encryption
    sha256 = models.CharField(max_length=64)  # of the file as it was uploaded, hex
    path = models.CharField(max_length=100, unique=True)  # below DOCUMENTS_DIR
    uploaded_by = models.ForeignKey("accounts.User", models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=DocumentKind.values), name="document_kind"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "created_at"], name="document_case")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.country})"
