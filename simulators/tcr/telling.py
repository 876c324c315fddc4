"""Events: what is told about brands and campaigns, and in which manner."""

from simulators.tcr.enums import CARRIERS
from simulators.tcr.events import CATEGORY_OF
from simulators.tcr.magic import fate_of, manner_of, words_in
from simulators.tcr.records import CSP_ID, CSP_NAME, Brand, Campaign, Event, Step
from simulators.tcr.registry import Registry

PATIENCE = 3.0  # days after which an event that waits for a second one goes alone


def tell_brand(
    registry: Registry, brand: Brand, kind: str, description: str, **facts: object
) -> None:
    """``description`` is the part of the sentence after the name."""
    body = {
        **brand_facts(brand),
        "description": f"Brand {brand.id} ({brand.name}) {description}",
        "mock": brand.mock,
        "eventType": kind,
        **facts,
    }
    tell(registry, brand, body, manner=fate_of(brand.ein).events)


def tell_identity(registry: Registry, brand: Brand, kind: str) -> None:
    """The two events that carry the status itself."""
    description = f"identity status is {brand.identity}"
    tell_brand(registry, brand, kind, description, brandIdentityStatus=brand.identity)


def tell_campaign(
    registry: Registry, campaign: Campaign, kind: str, description: str, **facts: object
) -> None:
    """``description`` is the whole text: a receiver reads the reason of a decline in it."""
    body = {
        **brand_facts(registry.brand_of(campaign)),
        "campaignId": campaign.id,
        "campaignReferenceId": campaign.fields.get("referenceId"),
        "description": description,
        "mock": campaign.mock,
        "eventType": kind,
        **facts,
    }
    tell(registry, campaign, body, manner=manner_of(words_in(campaign.fields)))


def tell_carrier(
    registry: Registry, campaign: Campaign, mno: str, end: str, reason: str = ""
) -> None:
    """``MNO_CAMPAIGN_OPERATION_…`` for one carrier."""
    name = CARRIERS[mno]
    text = reason or f"Campaign {campaign.id} is {end.lower()} by {name}"
    kind = f"MNO_CAMPAIGN_OPERATION_{end}"
    tell_campaign(registry, campaign, kind, text, mnoId=int(mno), mnoName=name)


def brand_facts(brand: Brand) -> dict:
    return {
        "cspId": CSP_ID,
        "cspName": CSP_NAME,
        "brandId": brand.id,
        "brandName": brand.name,
        "brandReferenceId": brand.fields.get("referenceId"),
    }


def url_for(registry: Registry, kind: str) -> str:
    """Who subscribed to the category, else the process's default."""
    category = CATEGORY_OF.get(kind, "")
    return registry.state.subscriptions.get(category, registry.settings.webhook_url)


def tell(registry: Registry, owner: Brand | Campaign, body: dict, *, manner: str) -> None:
    """Never, twice, reversed, or once and in order."""
    if manner == "never":
        return
    url = url_for(registry, body["eventType"])
    for _ in range(2 if manner == "twice" else 1):
        event = registry.state.record(body, url=url)
        if manner == "reversed":
            swap(registry, owner, event)
        else:
            registry.courier.submit(event)


def swap(registry: Registry, owner: Brand | Campaign, event: Event) -> None:
    """Every other event waits for its successor and goes behind it."""
    waiting = registry.state.events.get(owner.waiting)
    if waiting is not None and waiting.status == "later":
        registry.courier.submit(event)
        registry.courier.submit(waiting)
        return
    event.status = "later"
    owner.waiting = event.index
    registry.clock.after(PATIENCE, "let go", str(event.index))


def let_go(registry: Registry, step: Step) -> None:
    """No second event came."""
    event = registry.state.events.get(int(step.subject))
    if event is not None and event.status == "later":
        registry.courier.submit(event)
