"""ReviewAdmin: read-only facts, one button per decision.

A state is never edited and nothing is added or deleted here. A decision is taken only by POST, only
if the admin lists it, only with its permission, only with a valid form that names the version the
person looked at, and only by calling a service. A GET never changes anything. Whatever the service
refuses is shown on the page, with what was typed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from unfold.admin import ModelAdmin

from config.decisions import SAW, Button, Decision, DecisionForm, find_obstacle
from config.errors import DomainError, ErrorCode
from config.panels import Panel
from config.visible_text import make_visible

_LOOKS = ("GET", "HEAD")


class ReviewAdmin(ModelAdmin):
    decisions: tuple[Decision, ...] = ()
    change_list_template = "admin/review/list.html"
    page_template = "admin/review/page.html"
    decide_template = "admin/review/decide.html"
    actions = None
    show_full_result_count = False
    list_per_page = 50
    list_filter_submit = False

    # --- for the admins that derive from this one -------------------------------------------------

    def get_panels(self, request: HttpRequest, target: Any) -> Sequence[Panel]:
        """Return what the object's page shows, in order."""
        return ()

    def get_page_context(self, request: HttpRequest, target: Any) -> dict[str, Any]:
        """Return what a template of its own needs beyond the panels."""
        return {}

    def get_heading(self, target: Any) -> str:
        return str(target)

    def get_subheading(self, target: Any) -> Sequence[Any]:
        """Return what stands under the heading: badges, a sentence, links."""
        return ()

    def get_version(self, target: Any) -> str:
        """Return what a decision must name to show that it was taken on the present facts."""
        return target.updated_at.isoformat()

    def describe_changes(self, target: Any, *, seen: str) -> list[str]:
        """Return what has changed since the version ``seen``, in sentences."""
        return ["Somebody or something has changed it in the meantime; the page shows it as it is."]

    def get_next_url(self, request: HttpRequest, target: Any) -> str:
        """Return where to go after a decision that moves on: the queue, unless overridden."""
        return self.list_url

    # --- what the admin may do: nothing but look --------------------------------------------------

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        """Only these paths exist: no add, no delete, no history form."""
        wrap = self.admin_site.admin_view
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("", wrap(self.changelist_view), name=f"{name}_changelist"),
            *[self._path_from_custom_url(url) for url in self.get_custom_urls()],
            path("<path:object_id>/change/", wrap(self.change_view), name=f"{name}_change"),
            path(
                "<path:object_id>/decide/<slug:decision>/",
                wrap(self.decide_view),
                name=f"{name}_decide",
            ),
        ]

    def _reverse(self, suffix: str, *args: str) -> str:
        name = f"{self.opts.app_label}_{self.opts.model_name}_{suffix}"
        return reverse(f"{self.admin_site.name}:{name}", args=args)

    @property
    def list_url(self) -> str:
        return self._reverse("changelist")

    def get_object_url(self, target: models.Model) -> str:
        return self._reverse("change", quote(target.pk))

    # --- pages ------------------------------------------------------------------------------------

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.method not in _LOOKS:
            return HttpResponseNotAllowed(_LOOKS)
        return super().changelist_view(request, extra_context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method not in _LOOKS:
            return HttpResponseNotAllowed(_LOOKS)
        target = self._find(request, object_id)
        return self._render(request, target, self.page_template)

    def decide_view(self, request: HttpRequest, object_id: str, decision: str) -> HttpResponse:
        if request.method not in (*_LOOKS, "POST"):
            return HttpResponseNotAllowed((*_LOOKS, "POST"))
        target = self._find(request, object_id)
        listed = self._find_decision(decision)
        if not request.user.has_perm(listed.permission):
            raise PermissionDenied
        if request.method == "POST":
            return self._decide(request, target, listed)
        form = listed.form_class(target=target, initial={SAW: self.get_version(target)})
        return self._render_form(request, target, listed, form)

    def _find(self, request: HttpRequest, object_id: str) -> Any:
        target = self.get_object(request, unquote(object_id))
        if target is None:
            raise Http404
        if not self.has_view_permission(request, target):
            raise PermissionDenied
        return target

    def _find_decision(self, name: str) -> Decision:
        for decision in self.decisions:
            if decision.name == name:
                return decision
        raise Http404

    # --- deciding ---------------------------------------------------------------------------------

    def _decide(self, request: HttpRequest, target: Any, decision: Decision) -> HttpResponse:
        form = decision.form_class(request.POST, target=target)
        if not form.is_valid():
            return self._render_form(request, target, decision, form, status=422)
        try:
            self._run(decision, target, request.user, form.cleaned_data)
        except DomainError as refusal:
            return self._refuse(request, target, decision, refusal)
        messages.success(request, decision.done.format(make_visible(self.get_heading(target))))
        if decision.moves_on:
            return redirect(self.get_next_url(request, target))
        return redirect(self.get_object_url(target))

    @transaction.atomic
    def _run(self, decision: Decision, target: Any, actor: Any, cleaned: Mapping[str, Any]) -> None:
        """The row stays locked from the comparison of versions until the service is done."""
        fresh = self.model._default_manager.select_for_update(no_key=True).get(pk=target.pk)
        seen = cleaned[SAW]
        if seen != self.get_version(fresh):
            details = {"changed": self.describe_changes(fresh, seen=seen)}
            raise DomainError(ErrorCode.STALE_FORM, details=details)
        obstacle = decision.why_not(fresh, actor)
        if obstacle:
            raise DomainError(ErrorCode.STATE_FORBIDS, message=obstacle)
        decision.run(fresh, actor, cleaned)

    def _refuse(
        self, request: HttpRequest, target: Any, decision: Decision, refusal: DomainError
    ) -> HttpResponse:
        """Show the refusal and the object as it is now; what was typed can be sent again."""
        fresh = self._find(request, str(target.pk))
        typed = request.POST.copy()
        typed[SAW] = self.get_version(fresh)
        form = decision.form_class(typed, target=fresh)
        status = refusal.code.spec.status
        return self._render_form(request, fresh, decision, form, status=status, refusal=refusal)

    # --- rendering --------------------------------------------------------------------------------

    def _list_buttons(self, request: HttpRequest, target: Any) -> list[Button]:
        return [
            Button(
                decision,
                self._reverse("decide", quote(target.pk), decision.name),
                find_obstacle(decision, target=target, user=request.user),
            )
            for decision in self.decisions
        ]

    def _render_form(
        self,
        request: HttpRequest,
        target: Any,
        decision: Decision,
        form: DecisionForm,
        **more: Any,
    ) -> HttpResponse:
        context = {
            "decision": decision,
            "form": form,
            "refusal": more.get("refusal"),
            "obstacle": decision.why_not(target, request.user),
        }
        status = more.get("status", 200)
        return self._render(request, target, self.decide_template, status=status, **context)

    def _render(
        self, request: HttpRequest, target: Any, template: str, *, status: int = 200, **more: Any
    ) -> HttpResponse:
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "target": target,
            "title": make_visible(self.get_heading(target)),
            "subheading": self.get_subheading(target),
            "panels": self.get_panels(request, target),
            "version": self.get_version(target) if self.decisions else "",
            "buttons": self._list_buttons(request, target),
            "list_url": self.list_url,
            "object_url": self.get_object_url(target),
            **self.get_page_context(request, target),
            **more,
        }
        return TemplateResponse(request, template, context, status=status)
