"""Uploaded papers, shown only as pictures that we drew of them: a stranger's file is never opened
in a reviewer's browser, nor offered to be saved.
"""

from collections.abc import Sequence
from typing import Any

from cryptography.fernet import InvalidToken
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from unfold.decorators import display

from compliance.documents.files import read_file
from compliance.documents.pictures import DocumentInvalid, Picture, draw_page
from compliance.models import Document
from config.admin import ReviewAdmin
from config.panels import Facts, Panel
from config.show import Link, show
from config.visible_text import make_visible

_MOST = 20  # pages shown


@admin.register(Document)
class DocumentAdmin(ReviewAdmin):
    page_template = "admin/compliance/document.html"
    list_display = ("business", "what", "file_name", "kilobytes", "uploaded")
    list_select_related = ("case__account",)
    ordering = ("-created_at",)
    search_fields = ("case__account__name", "=sha256", "=case__account__id")
    search_help_text = "Business, account id, or SHA-256 of the file"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("case__account", "uploaded_by")

    def get_custom_urls(self) -> tuple[tuple[str, str, Any], ...]:
        page = require_safe(self.page_view)
        return (("<uuid:document_id>/pages/<int:number>.png", "compliance_document_page", page),)

    def page_view(
        self, request: HttpRequest, document_id: Any, number: int, **_: Any
    ) -> HttpResponse:
        """A page as a PNG of our own making."""
        document = Document.objects.filter(pk=document_id).first()
        if document is None or number >= _MOST:
            raise Http404
        if not self.has_view_permission(request, document):
            raise PermissionDenied
        picture = _draw(document, number)
        if picture is None:
            raise Http404
        response = HttpResponse(picture.png, content_type="image/png")
        response["Cache-Control"] = "no-store"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return response

    def get_heading(self, target: Document) -> str:
        return f"{target.get_kind_display()} of {target.case.account.name}"

    def get_page_context(self, request: HttpRequest, target: Document) -> dict[str, Any]:
        first = _draw(target, 0)
        name, pages = "admin:compliance_document_page", first.pages if first else 0
        shown = range(min(pages, _MOST))
        return {
            "pages": pages,
            "more": pages > _MOST,
            "pictures": [reverse(name, args=[target.pk, number]) for number in shown],
        }

    def get_panels(self, request: HttpRequest, target: Document) -> Sequence[Panel]:
        case = reverse("admin:compliance_kyccase_change", args=[target.case_id])
        rows = [
            ("Case", Link(target.case.account.name, case)),
            ("Asked by", f"{target.country}: {target.get_kind_display()}"),
            ("File", target.name),
            ("Type, by its content", target.content_type),
            ("Size", f"{target.size:,} bytes"),
            ("SHA-256", target.sha256),
            ("Uploaded", [target.created_at, str(target.uploaded_by)]),
        ]
        return [Facts("Document", rows)]

    @display(description="Business", ordering="case__account__name")
    def business(self, document: Document) -> str:
        return make_visible(document.case.account.name)

    @display(description="Document", ordering="kind")
    def what(self, document: Document) -> str:
        return f"{document.country}: {document.get_kind_display()}"

    @display(description="File")
    def file_name(self, document: Document) -> str:
        return make_visible(document.name)

    @display(description="kB", ordering="size")
    def kilobytes(self, document: Document) -> str:
        return f"{document.size / 1000:,.0f}"

    @display(description="Uploaded", ordering="created_at")
    def uploaded(self, document: Document) -> str:
        return show(document.created_at)


def _draw(document: Document, number: int) -> Picture | None:
    """A file that is gone or cannot be read is said to be so on the page."""
    try:
        content = read_file(document.path)
        return draw_page(content, media_type=document.content_type, number=number)
    except (OSError, InvalidToken, DocumentInvalid):
        return None
