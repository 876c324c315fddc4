"""Numbers and campaigns: which belong together, at the carrier and here.

A US number may send once the carrier has it under a campaign that is active. A campaign that is
suspended, rejected or expired shuts its numbers at once, before anybody is asked; so does a brand
that is suspended.
"""

import logging
import uuid
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import Account, PhoneNumber, User
from accounts.models.phone_number import NumberState
from accounts.services.record_event import Change, record_event
from accounts.services.register_number import register_number
from compliance.models import Campaign, NumberAssignment
from compliance.models.brand import BrandState
from compliance.models.campaign import ENDED, CampaignState
from compliance.models.number_assignment import LIVE, AssignmentState
from compliance.providers import telnyx
from compliance.services.tcr.carriers import list_blocking
from config.errors import DomainError, ErrorCode
from config.http import ProviderError

logger = logging.getLogger(__name__)
US_PLAN = ("US", "PR")
_SOON, _CLAIM = timedelta(seconds=5), timedelta(seconds=60)
_MOST = 100
STUCK_AFTER = 20  # looks at an assignment that stays pending
# Our own key, or what our account may do: no number's fault, and worth another try.
_OURS_TO_MEND = frozenset({"10009", "10010"})
_CLAIM_DUE = """
    UPDATE compliance_numberassignment SET next_look_at = %s WHERE id IN (
        SELECT id FROM compliance_numberassignment WHERE next_look_at <= %s
        ORDER BY next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED
    ) RETURNING id
"""
SUBJECT = "10DLC number"


def sync_numbers(account_id: uuid.UUID) -> None:
    """Open and shut an account's US numbers as its campaigns stand now, and assign what is new."""
    for number in _list_numbers(Q(account_id=account_id)):
        campaign = find_campaign(number)
        _let_send(number, campaign)
        if campaign is not None and campaign.state == CampaignState.ACTIVE:
            _begin_assignment(number, campaign)


def assign_missing() -> int:
    """Find US numbers that an active campaign waits for; return how many accounts have some.

    Those looked at longest ago come first, so that numbers nobody can place hold up no others.
    """
    assigned = NumberAssignment.objects.filter(number=OuterRef("pk"), state__in=_TRIED)
    active = Campaign.objects.filter(account=OuterRef("account"), state=CampaignState.ACTIVE)
    waiting = _list_numbers(~Exists(assigned) & Exists(active)).order_by("updated_at")[:_MOST]
    PhoneNumber.objects.filter(pk__in=[each.pk for each in waiting]).update(
        updated_at=timezone.now()
    )
    accounts = {number.account_id for number in waiting}
    for account_id in accounts:
        sync_numbers(account_id)
    return len(accounts)


_TRIED = (*LIVE, AssignmentState.FAILED)


def _list_numbers(condition: Q | Exists) -> QuerySet[PhoneNumber]:
    mine = PhoneNumber.objects.filter(condition, country__in=US_PLAN, state=NumberState.ASSIGNED)
    return mine.select_related("account").order_by("created_at")


def find_campaign(number: PhoneNumber) -> Campaign | None:
    """Return the campaign a number belongs under: its profile's own, or the account's."""
    profile = number.profiles.filter(deleted_at=None).first()
    inherits = profile is None or profile.inherits_campaign
    mine = Campaign.objects.filter(account_id=number.account_id)
    mine = mine.filter(profile=None if inherits else profile)
    usable = mine.exclude(state__in=ENDED).select_related("brand")
    active = usable.filter(state=CampaignState.ACTIVE).order_by("settled_at")
    where_it_is = active.filter(assignments__number=number, assignments__state__in=LIVE)
    return where_it_is.first() or active.first() or usable.order_by("created_at").first()


def _let_send(number: PhoneNumber, campaign: Campaign | None) -> None:
    assigned = NumberAssignment.objects.filter(
        number=number, campaign=campaign, state=AssignmentState.ASSIGNED
    )
    is_open = campaign is not None and _may_send(campaign) and assigned.exists()
    blocked = list_blocking(campaign) if campaign is not None and is_open else []
    register_number(number.pk, is_registered=is_open, blocked_carriers=blocked)


def _may_send(campaign: Campaign) -> bool:
    is_active = campaign.state == CampaignState.ACTIVE
    return bool(is_active and campaign.brand.state != BrandState.SUSPENDED)


@transaction.atomic
def _begin_assignment(number: PhoneNumber, campaign: Campaign) -> None:
    """One row for each pair, whoever comes first; one that failed waits for staff or the customer.

    A number that was under another campaign is moved there: the carrier knows one at a time.
    """
    account = Account.objects.select_for_update(no_key=True).get(pk=number.account_id)
    mine = NumberAssignment.objects.filter(number=number)
    if mine.filter(campaign=campaign, state__in=_TRIED).exists():
        return
    for other in mine.filter(state__in=LIVE):
        if other.state != AssignmentState.REMOVING:
            other.remove()
        other.forget()
        other.save()
    NumberAssignment.objects.create(number=number, campaign=campaign)
    _record(account, number, "begin")


def look_at_assignments(*, most: int = _MOST) -> int:
    """Ask the carrier about assignments that are not settled; return how many."""
    looked = 0
    while looked < most and (assignment := _claim_next()) is not None:
        try:
            _look(assignment)
        except ProviderError as error:
            logger.warning("10DLC number %s: %s", assignment.number_id, error)
            _look_again(assignment, error)
        looked += 1
    return looked


def _claim_next() -> NumberAssignment | None:
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM_DUE, [now + _CLAIM, now])
        row = cursor.fetchone()
    if row is None:
        return None
    return NumberAssignment.objects.select_related("number", "campaign").get(pk=row[0])


def _look(assignment: NumberAssignment) -> None:
    e164 = assignment.number.e164
    if assignment.state == AssignmentState.REMOVING:
        telnyx.release_number(e164)
        _settle(assignment, "forget")
        return
    found = telnyx.read_number(e164)
    wanted = assignment.campaign.tcr_campaign_id
    if found is None:
        found = telnyx.assign_number(e164, campaign=wanted)
    elif found.campaign != wanted or (_has_failed(found) and assignment.tries == 0):
        found = telnyx.move_number(e164, campaign=wanted)
    _act_on(assignment, found)


def _has_failed(found: telnyx.Assignment) -> bool:
    return found.status.startswith("FAILED")


def _act_on(assignment: NumberAssignment, found: telnyx.Assignment) -> None:
    if found.status == "ASSIGNED":
        _settle(assignment, "confirm")
    elif _has_failed(found):
        _settle(assignment, "fail", problem=found.problem or found.status)
    else:
        _look_again(assignment, None)


def _look_again(assignment: NumberAssignment, error: ProviderError | None) -> None:
    if error is not None and _is_final(assignment, error):
        _settle(assignment, "fail", problem=str(error))
        return
    tries = assignment.tries + 1
    pause = min(_SOON * 2 ** min(tries, 10), timedelta(minutes=30))
    mine = NumberAssignment.objects.filter(pk=assignment.pk)
    mine.update(tries=min(tries, 1000), next_look_at=timezone.now() + pause)


def _is_final(assignment: NumberAssignment, error: ProviderError) -> bool:
    is_wanted = assignment.state == AssignmentState.PENDING
    return is_wanted and error.permanent and error.code not in _OURS_TO_MEND


def _settle(assignment: NumberAssignment, name: str, *, problem: str = "") -> None:
    with transaction.atomic():
        account_id = assignment.number.account_id
        account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
        fresh = NumberAssignment.objects.select_for_update().get(pk=assignment.pk)
        if fresh.state != assignment.state:
            return
        getattr(fresh, name)()
        fresh.problem = problem[:500]
        fresh.save()
        _record(account, assignment.number, name, problem=problem)
    sync_numbers(account_id)


def try_again(assignment_id: uuid.UUID, *, actor: User) -> None:
    """Have a failed assignment asked for again. Raises DomainError ``STATE_FORBIDS``."""
    with transaction.atomic():
        found = NumberAssignment.objects.select_related("number").get(pk=assignment_id)
        account = Account.objects.select_for_update(no_key=True).get(pk=found.number.account_id)
        fresh = NumberAssignment.objects.select_for_update().get(pk=assignment_id)
        if fresh.state != AssignmentState.FAILED:
            raise DomainError(ErrorCode.STATE_FORBIDS, details={"number": [fresh.state]})
        fresh.try_again()
        fresh.save()
        _record(account, found.number, "try_again", actor=actor)


def _record(
    account: Account,
    number: PhoneNumber,
    name: str,
    *,
    problem: str = "",
    actor: User | None = None,
) -> None:
    record_event(
        account,
        verb=f"assignment_{name}",
        actor=actor,
        change=Change(subject=number.e164),
        facts={"problem": problem} if problem else {},
    )
