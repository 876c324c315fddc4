"""Looking, and nothing else: lists and pages of what staff may read but never edit."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path, reverse
from unfold.admin import ModelAdmin

from config.bounded_paginator import BoundedPaginator

LOOKS = ("GET", "HEAD")


class LookingAdmin(ModelAdmin):
    change_list_template = "admin/review/list.html"
    actions = None
    show_full_result_count = False
    list_per_page = 50
    paginator = BoundedPaginator
    list_filter_submit = False

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        """Only these paths exist: no add, no delete, no history form."""
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.changelist_view), name=self._name("changelist")),
            *[self._path_from_custom_url(url) for url in self.get_custom_urls()],
            path("<path:object_id>/change/", wrap(self.change_view), name=self._name("change")),
        ]

    def _name(self, suffix: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{suffix}"

    def _reverse(self, suffix: str, *args: str) -> str:
        return reverse(f"{self.admin_site.name}:{self._name(suffix)}", args=args)

    @property
    def list_url(self) -> str:
        return self._reverse("changelist")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.method not in LOOKS:
            return HttpResponseNotAllowed(LOOKS)
        return super().changelist_view(request, extra_context)
