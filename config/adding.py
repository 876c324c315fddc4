"""A list that staff may add to: one decision without an object, on a page of its own.

The rules are those of every decision: only by POST, only with its permission, only with a valid
form, and only by calling a service, whose refusal is shown with what was typed.
"""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from config.admin import ReviewAdmin
from config.decisions import Button, Decision
from config.errors import DomainError


class AddingAdmin(ReviewAdmin):
    """``adds`` is the decision; its ``run`` and form get no object."""

    adds: ClassVar[Decision]
    change_list_template = "admin/review/adding_list.html"

    def get_custom_urls(self) -> tuple[tuple[str, str, Any], ...]:
        page = require_http_methods(["GET", "HEAD", "POST"])(self.adding_view)
        return ((f"{self.adds.name}/", self._name(self.adds.name), page),)

    def adding_view(self, request: HttpRequest, **_: Any) -> HttpResponse:
        if not request.user.has_perm(self.adds.permission):
            raise PermissionDenied
        if request.method != "POST":
            return self._render_form(request, None, self.adds, self.adds.form_class(target=None))
        form = self.adds.form_class(request.POST, target=None)
        if not form.is_valid():
            return self._render_form(request, None, self.adds, form, status=422)
        try:
            with transaction.atomic():
                said = self.adds.run(None, request.user, form.cleaned_data)
        except DomainError as refusal:
            status = refusal.code.spec.status
            return self._render_form(request, None, self.adds, form, status=status, refusal=refusal)
        self._say(request, None, said or self.adds.done)
        return redirect(self.list_url)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        may = request.user.has_perm(self.adds.permission)
        adding = {"adds": self.adds, "adding_url": self._reverse(self.adds.name) if may else ""}
        return super().changelist_view(request, {**(extra_context or {}), **adding})

    # --- pages without an object ------------------------------------------------------------------

    def get_heading(self, target: Any) -> str:
        return self.adds.label if target is None else super().get_heading(target)

    def get_object_url(self, target: Any) -> str:
        return self.list_url if target is None else super().get_object_url(target)

    def get_version(self, target: Any) -> str:
        return "" if target is None else super().get_version(target)

    def _list_buttons(self, request: HttpRequest, target: Any) -> list[Button]:
        return [] if target is None else super()._list_buttons(request, target)
