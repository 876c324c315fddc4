"""All routes in one tuple each; reading them is reading what the stand-in can do."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial

from aiohttp import web

from simulators.tcr import (
    brands,
    campaigns,
    catalogues,
    control,
    control_events,
    identity,
    page,
    pins,
    qualify,
    sharing,
    subscriptions,
    vetting,
)
from simulators.tcr.gate import Handler, answer_api, answer_control, refuse_unknown
from simulators.tcr.registry import Registry, build_registry
from simulators.tcr.settings import Settings
from simulators.tcr.steps import run_step

Routes = tuple[tuple[str, str, Handler], ...]

BRAND_ROUTES: Routes = (
    ("POST", "/v2/brand/nonBlocking", brands.create_at_once),
    ("POST", "/v2/brand", brands.create_and_wait),
    ("GET", "/v2/brand", brands.list_brands),
    ("GET", "/v2/brand/feedback/{id}", identity.show_feedback),
    ("GET", "/v2/brand/smsOtp/{reference}", pins.find_pin),
    ("GET", "/v2/brand/{id}", brands.get_brand),
    ("PUT", "/v2/brand/{id}", brands.put_brand),
    ("DELETE", "/v2/brand/{id}", brands.delete_brand),
    ("PUT", "/v2/brand/{id}/revet", identity.revet),
    ("GET", "/v2/brand/{id}/externalVetting", vetting.list_vettings),
    ("POST", "/v2/brand/{id}/externalVetting", vetting.order_vetting),
    ("PUT", "/v2/brand/{id}/externalVetting", vetting.import_vetting),
    ("POST", "/v2/brand/{id}/smsOtp", pins.send_pin),
    ("PUT", "/v2/brand/{id}/smsOtp", pins.check_pin),
    ("GET", "/v2/brand/{id}/smsOtp", pins.show_pin),
    ("POST", "/v2/brand/{id}/2faEmail", vetting.send_mail),
)

CAMPAIGN_ROUTES: Routes = (
    ("GET", "/v2/campaignBuilder/brand/{brand_id}/usecase/{usecase}", qualify.show_qualification),
    ("POST", "/v2/campaignBuilder", campaigns.create_campaign),
    ("GET", "/v2/campaign", campaigns.list_campaigns),
    ("GET", "/v2/campaign/{id}", campaigns.get_campaign),
    ("PUT", "/v2/campaign/{id}", campaigns.put_campaign),
    ("DELETE", "/v2/campaign/{id}", campaigns.deactivate),
    ("GET", "/v2/campaign/{id}/mnoMetadata", campaigns.show_metadata),
    ("GET", "/v2/campaign/{id}/operationStatus", campaigns.show_operation_status),
    ("PUT", "/v2/campaign/{id}/sharing/{cnp_id}", sharing.share),
    ("GET", "/v2/campaign/{id}/sharing/{cnp_id}", sharing.show_sharing),
    ("GET", "/v2/campaign/{id}/sharing", sharing.show_sharing),
    ("PUT", "/v2/campaign/{id}/resubmit", sharing.resubmit),
    ("PUT", "/v2/campaign/{id}/nudge", sharing.nudge),
)

OTHER_ROUTES: Routes = (
    ("PUT", "/v2/webhook/subscription", subscriptions.subscribe),
    ("GET", "/v2/webhook/subscription", subscriptions.list_subscriptions),
    ("DELETE", "/v2/webhook/subscription/{category}", subscriptions.unsubscribe),
    ("GET", "/v2/webhook/subscription/{category}/test", subscriptions.try_category),
    ("GET", "/v2/webhook/subscription/eventType/{kind}/mock", subscriptions.try_kind),
    ("GET", "/v2/webhook/eventCategory", subscriptions.list_categories),
    ("GET", "/v2/webhook/eventType", subscriptions.list_kinds),
    ("GET", "/v2/error", catalogues.list_errors),
    ("GET", "/v2/enum/{name}", catalogues.show_enum),
    ("*", "/v2/{path:.*}", refuse_unknown),
)

CONTROL_ROUTES: Routes = (
    ("GET", "/", page.show_page),
    ("GET", "/sim/health", control.show_health),
    ("GET", "/sim/counters", control.show_counters),
    ("GET", "/sim/charges", control.list_charges),
    ("GET", "/sim/brands", control.list_brands),
    ("GET", "/sim/campaigns", control.list_campaigns),
    ("GET", "/sim/events", control_events.list_events),
    ("POST", "/sim/events/pause", control_events.pause),
    ("POST", "/sim/events/resume", control_events.resume),
    ("POST", "/sim/events/resend", control_events.resend),
    ("POST", "/sim/events/forge", control_events.forge),
    ("POST", "/sim/campaigns/{id}/suspend", control.suspend),
    ("POST", "/sim/campaigns/{id}/unsuspend", control.unsuspend),
    ("POST", "/sim/clock", control.set_clock),
    ("POST", "/sim/advance", control.advance),
    ("POST", "/sim/fail", control.plan_trouble),
    ("POST", "/sim/reset", control.reset),
    ("*", "/{path:.*}", refuse_unknown),
)


def build_app(settings: Settings) -> web.Application:
    """The application with the registry bound into every handler."""
    registry = build_registry(settings)
    registry.clock.run = partial(run_step, registry)
    app = web.Application()
    app.cleanup_ctx.append(partial(run_registry, registry))
    for method, path, handler in (*BRAND_ROUTES, *CAMPAIGN_ROUTES, *OTHER_ROUTES):
        name = f"{method} {path}"
        app.router.add_route(method, path, partial(answer_api, registry, name, handler))
    for method, path, handler in CONTROL_ROUTES:
        app.router.add_route(method, path, partial(answer_control, registry, handler))
    return app


async def run_registry(registry: Registry, app: web.Application) -> AsyncIterator[None]:
    """Go on where the last process stopped, and leave the state on disk at the end."""
    await registry.courier.start()
    ticking = asyncio.create_task(registry.clock.tick())
    yield
    ticking.cancel()
    await asyncio.gather(ticking, return_exceptions=True)
    await registry.courier.stop()
    registry.state.save()
