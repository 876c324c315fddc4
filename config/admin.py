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
from django.urls import URLPattern, path

from config.decisions import (
    FIRST,
    SAW,
    Barred,
    Button,
    Decision,
    DecisionForm,
    find_obstacle,
    group_buttons,
)
from config.errors import DomainError, ErrorCode
from config.looking import LOOKS, LookingAdmin
from config.panels import Panel
from config.visible_text import make_visible


class ReviewAdmin(LookingAdmin):
    decisions: tuple[Decision, ...] = ()
    page_template = "admin/review/page.html"
    decide_template = "admin/review/decide.html"

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

    def lock(self, target: Any) -> Any:
        """Return the object as it is now, ours alone until the transaction ends."""
        return self.model._default_manager.select_for_update(no_key=True).get(pk=target.pk)

    def note_refusal(
        self, request: HttpRequest, target: Any, decision: Decision, refusal: DomainError
    ) -> None:
        """Keep on record that a decision was refused, where the record should have it."""

    def get_object_url(self, target: models.Model) -> str:
        return self._reverse("change", quote(target.pk))

    def get_urls(self) -> list[URLPattern]:
        decide = path(
            "<path:object_id>/decide/<slug:decision>/",
            self.admin_site.admin_view(self.decide_view),
            name=self._name("decide"),
        )
        return [*super().get_urls(), decide]

    # --- pages ------------------------------------------------------------------------------------

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method not in LOOKS:
            return HttpResponseNotAllowed(LOOKS)
        target = self._find(request, object_id)
        return self._render(request, target, self.page_template)

    def decide_view(self, request: HttpRequest, object_id: str, decision: str) -> HttpResponse:
        if request.method not in (*LOOKS, "POST"):
            return HttpResponseNotAllowed((*LOOKS, "POST"))
        target = self._find(request, object_id)
        listed = self._find_decision(decision)
        if not request.user.has_perm(listed.permission):
            raise PermissionDenied
        if request.method == "POST":
            take = self._take_first if FIRST in request.POST else self._decide
            return take(request, target, listed)
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
            said = self._run(decision, target, request.user, form.cleaned_data)
        except DomainError as refusal:
            self.note_refusal(request, target, decision, refusal)
            return self._refuse(request, target, decision, refusal)
        self._say(request, target, said or decision.done)
        if decision.moves_on:
            return redirect(self.get_next_url(request, target))
        return redirect(self.get_object_url(target))

    def _take_first(self, request: HttpRequest, target: Any, decision: Decision) -> HttpResponse:
        """Take the decision that this one needs, and come back to the form as it was filled in."""
        first = self._find_decision(request.POST[FIRST])
        if first.name != decision.needs:
            raise Http404
        if not request.user.has_perm(first.permission):
            raise PermissionDenied
        try:
            said = self._run(first, target, request.user, {SAW: request.POST.get(SAW, "")})
        except DomainError as refusal:
            self.note_refusal(request, target, first, refusal)
            return self._refuse(request, target, decision, refusal)
        self._say(request, target, said or first.done)
        fresh, form = self._fill_again(request, target, decision)
        return self._render_form(request, fresh, decision, form)

    def _say(self, request: HttpRequest, target: Any, sentence: str) -> None:
        messages.success(request, sentence.format(make_visible(self.get_heading(target))))

    def _run(
        self, decision: Decision, target: Any, actor: Any, cleaned: Mapping[str, Any]
    ) -> str | None:
        """The object stays locked from the comparison of versions until the service is done.

        A service that calls somebody outside is not waited for with a lock in hand: it locks, and
        looks at the state again, by itself.
        """
        with transaction.atomic():
            fresh = self.lock(target)
            self._check(decision, fresh, actor, seen=cleaned[SAW])
            if not decision.calls_outside:
                return decision.run(fresh, actor, cleaned)
        return decision.run(fresh, actor, cleaned)

    def _check(self, decision: Decision, fresh: Any, actor: Any, *, seen: str) -> None:
        if not decision.on_any_version and seen != self.get_version(fresh):
            details = {"changed": self.describe_changes(fresh, seen=seen)}
            raise DomainError(ErrorCode.STALE_FORM, details=details)
        obstacle = decision.why_not(fresh, actor)
        if obstacle:
            code = obstacle.code if isinstance(obstacle, Barred) else ErrorCode.STATE_FORBIDS
            raise DomainError(code, message=obstacle)

    def _refuse(
        self, request: HttpRequest, target: Any, decision: Decision, refusal: DomainError
    ) -> HttpResponse:
        """Show the refusal and the object as it is now; what was typed can be sent again."""
        fresh, form = self._fill_again(request, target, decision)
        status = refusal.code.spec.status
        return self._render_form(request, fresh, decision, form, status=status, refusal=refusal)

    def _fill_again(
        self, request: HttpRequest, target: Any, decision: Decision
    ) -> tuple[Any, DecisionForm]:
        fresh = self._find(request, str(target.pk))
        typed = request.POST.copy()
        typed[SAW] = self.get_version(fresh)
        return fresh, decision.form_class(typed, target=fresh)

    # --- rendering --------------------------------------------------------------------------------

    def _list_buttons(self, request: HttpRequest, target: Any) -> list[Button]:
        return [self._build_button(each, request, target) for each in self.decisions]

    def _build_button(self, decision: Decision, request: HttpRequest, target: Any) -> Button:
        return Button(
            decision,
            url=self._reverse("decide", quote(target.pk), decision.name),
            why_not=find_obstacle(decision, target=target, user=request.user),
            label=decision.get_label(target, request.user),
            in_bar=decision.stands_in_bar(target, request.user),
        )

    def _find_first(self, request: HttpRequest, target: Any, decision: Decision) -> Button | None:
        """Return the button that makes ``decision`` possible, if the person may press it."""
        for each in self.decisions:
            if each.name == decision.needs:
                button = self._build_button(each, request, target)
                return None if button.why_not else button
        return None

    def _render_form(
        self,
        request: HttpRequest,
        target: Any,
        decision: Decision,
        form: DecisionForm,
        **more: Any,
    ) -> HttpResponse:
        obstacle = decision.why_not(target, request.user)
        context = {
            "decision": decision,
            "label": decision.get_label(target, request.user),
            "form": form,
            "refusal": more.get("refusal"),
            "obstacle": obstacle,
            "first": self._find_first(request, target, decision),
        }
        status = more.get("status", 200)
        return self._render(request, target, self.decide_template, status=status, **context)

    def _render(
        self, request: HttpRequest, target: Any, template: str, *, status: int = 200, **more: Any
    ) -> HttpResponse:
        request.current_app = self.admin_site.name
        buttons = self._list_buttons(request, target)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "target": target,
            "title": make_visible(self.get_heading(target)),
            "subheading": self.get_subheading(target),
            "panels": self.get_panels(request, target),
            "version": self.get_version(target) if self.decisions else "",
            "buttons": buttons,
            "choices": group_buttons(buttons),
            "button_of": {button.key: button for button in buttons},
            "list_url": self.list_url,
            "object_url": self.get_object_url(target),
            **self.get_page_context(request, target),
            **more,
        }
        return TemplateResponse(request, template, context, status=status)
