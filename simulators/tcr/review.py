"""From shared to registered: the upstream CNP, the DCAs, and then each carrier.

Half a day for the CNP, two days for the DCAs, one to three for a carrier. Whatever is decided is
decided from the texts as they are at that moment; a round that was overtaken decides nothing.
"""

from simulators.tcr.magic import codes_in, names_the_business, rejecting_carriers, words_in
from simulators.tcr.reasons import explain
from simulators.tcr.records import Campaign, Step, timestamp
from simulators.tcr.registry import Registry
from simulators.tcr.telling import tell_campaign, tell_carrier

CNP_DAYS = 0.5
DCA_DAYS = 2.0
SUSPENDED_AFTER = 3.0
CARRIER_DAYS = {"10035": 1.0, "10036": 1.5, "10037": 2.0, "10038": 2.5, "10017": 3.0}


def start_review(registry: Registry, campaign: Campaign) -> None:
    """A new round, from the CNP on."""
    campaign.round += 1
    campaign.dca_complete = False
    campaign.carriers = dict.fromkeys(campaign.carriers, "REVIEW")
    registry.clock.after(CNP_DAYS, "decide sharing", campaign.id, round=campaign.round)


def review_again(registry: Registry, campaign: Campaign) -> None:
    """An accepted campaign was edited: back to the DCAs. Carriers keep their status until then."""
    if campaign.sharing.get("sharingStatus") == "ACCEPTED":
        campaign.round += 1
        campaign.dca_complete = False
        registry.clock.after(DCA_DAYS, "elect dcas", campaign.id, round=campaign.round)


def of_this_round(registry: Registry, step: Step) -> Campaign | None:
    campaign = registry.state.campaigns[step.subject]
    is_current = campaign.status == "ACTIVE" and campaign.round == step.round
    return campaign if is_current else None


def judge(registry: Registry, campaign: Campaign) -> str:
    """Why it is declined; empty if it is not."""
    codes = codes_in(words_in(campaign.fields))
    if codes:
        return explain(codes)
    name = registry.brand_of(campaign).name
    if names_the_business(name, campaign.fields["sample1"]):
        return ""
    return f"{explain(('602', '603'))} Sample 1 does not name {name}."


def decide_sharing(registry: Registry, step: Step) -> None:
    """The upstream CNP accepts or declines, or never says anything."""
    campaign = of_this_round(registry, step)
    if campaign is None or "stuck" in words_in(campaign.fields):
        return
    reason = judge(registry, campaign)
    if reason:
        decline(registry, campaign, reason)
        return
    campaign.sharing.update(sharingStatus="ACCEPTED", statusDate=timestamp(), explanation=None)
    text = f"Campaign {campaign.id} is accepted by {campaign.sharing['upstreamCnpId']}"
    cnp = campaign.sharing["upstreamCnpId"]
    tell_campaign(registry, campaign, "CAMPAIGN_SHARE_ACCEPT", text, cnpId=cnp)
    registry.clock.after(DCA_DAYS, "elect dcas", campaign.id, round=campaign.round)


def decline(registry: Registry, campaign: Campaign, reason: str) -> None:
    """The reason is in the event and in the sharing."""
    campaign.sharing.update(sharingStatus="DECLINED", statusDate=timestamp(), explanation=reason)
    cnp = campaign.sharing["upstreamCnpId"]
    tell_campaign(registry, campaign, "CAMPAIGN_SHARE_DELETE", reason, cnpId=cnp)


def elect_dcas(registry: Registry, step: Step) -> None:
    """From here on numbers may be assigned. The DCAs look at the texts too."""
    campaign = of_this_round(registry, step)
    if campaign is None:
        return
    reason = judge(registry, campaign)
    if reason:
        decline(registry, campaign, reason)
        return
    campaign.dca_complete = True
    text = f"Campaign DCAs have been fully elected for campaign {campaign.id}"
    tell_campaign(registry, campaign, "CAMPAIGN_DCA_COMPLETE", text)
    for mno in campaign.carriers:
        registry.clock.after(
            CARRIER_DAYS[mno], "decide carrier", campaign.id, round=campaign.round, detail=mno
        )


def decide_carrier(registry: Registry, step: Step) -> None:
    """Rejected, deferred (which nobody knows) or registered."""
    campaign = of_this_round(registry, step)
    if campaign is None:
        return
    words, mno = words_in(campaign.fields), step.detail
    if mno in rejecting_carriers(words):
        campaign.carriers[mno] = "REJECTED"
        tell_carrier(registry, campaign, mno, "REJECTED", explain(("601",)))
    elif "unknown status" in words:
        campaign.carriers[mno] = "DEFERRED"
        tell_carrier(registry, campaign, mno, "REVIEW")
    else:
        campaign.carriers[mno] = "REGISTERED"
        tell_carrier(registry, campaign, mno, "APPROVED")
        plan_suspension(registry, campaign, mno)


def plan_suspension(registry: Registry, campaign: Campaign, mno: str) -> None:
    if "suspended later" in words_in(campaign.fields):
        registry.clock.after(
            SUSPENDED_AFTER, "suspend carrier", campaign.id, round=campaign.round, detail=mno
        )


def suspend_carrier(registry: Registry, step: Step) -> None:
    campaign = of_this_round(registry, step)
    if campaign is not None:
        set_suspended(registry, campaign, step.detail, on=True)


def set_suspended(registry: Registry, campaign: Campaign, mno: str, *, on: bool) -> None:
    """Also what an operator does by hand."""
    campaign.carriers[mno] = "SUSPENDED" if on else "REGISTERED"
    tell_carrier(registry, campaign, mno, "SUSPENDED" if on else "UNSUSPENDED")
    registry.state.save_soon()
