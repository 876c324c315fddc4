"""What staff sees of an account. Keys show their prefix and last four characters, never more."""

from django.urls import reverse
from django.utils import timezone

from accounts.admin.timeline import build_timeline
from accounts.models import Account, ApiKey, Channel, Membership, PhoneNumber, ProvisionalGrant
from accounts.onboarding import list_unfinished_steps
from accounts.selectors import list_appeals, list_ledger, list_looks, list_wishes
from config.panels import Facts, Panel, Table
from config.show import Badge, Link

_LEDGER_LINES = 20
_LOOK_LINES = 10


def list_panels(account: Account) -> list[Panel]:
    """Return the account's page, from where it stands to what happened."""
    return [
        _build_facts(account),
        _build_looks(account),
        _build_appeals(account),
        _build_money(account),
        _build_members(account),
        _build_keys(account),
        _build_senders(account),
        _build_wishes(account),
        _build_ledger(account),
        build_timeline(account),
    ]


def _build_facts(account: Account) -> Facts:
    cases = reverse("admin:compliance_kyccase_changelist")
    rows = [
        ("Id", str(account.pk)),
        ("Stage", [Badge(account.stage), account.stage_since]),
        ("Steps left", ", ".join(list_unfinished_steps(account.stage))),
        ("Standing", Badge(account.standing)),
        ("Reason given to the customer", account.standing_note),
        ("Tier", Badge(account.tier)),
        ("Provisional access", _describe_grant(account)),
        ("Risk screening", Badge(account.risk, "good" if account.risk == "allow" else "wait")),
        ("Countries it may send to", ", ".join(account.destination_countries)),
        ("Signed up", account.created_at),
        ("Submissions", Link("KYC cases of this account", f"{cases}?show=all&q={account.pk}")),
    ]
    return Facts("Where it stands", rows)


def _describe_grant(account: Account) -> str:
    grant = ProvisionalGrant.objects.select_related("granted_by").filter(account=account).first()
    if grant is None:
        return ""
    ends = "ended" if grant.expires_at <= timezone.now() else "ends"
    by = f", granted by {grant.granted_by}" if grant.granted_by else ""
    return f"{grant} sends used; {ends} {grant.expires_at:%Y-%m-%d %H:%M} UTC{by}"


def _build_looks(account: Account) -> Table:
    """What waits stands first, with the way to the page on which it is confirmed."""
    rows = [
        (
            Link(
                look.get_kind_display(), reverse("admin:accounts_secondlook_change", args=[look.pk])
            ),
            [look.asked_by, look.created_at],
            look.note,
            [Badge(look.state), look.decided_by or look.expires_at],
        )
        for look in list_looks(account)[:_LOOK_LINES]
    ]
    headers = ("What", "Asked by", "Why", "State, by whom or until when")
    return Table("Second looks", headers, rows, empty="Nothing was asked for.")


def _build_appeals(account: Account) -> Table:
    rows = [
        (
            Link(
                appeal.get_kind_display(), reverse("admin:accounts_appeal_change", args=[appeal.pk])
            ),
            [appeal.opened_by, appeal.created_at],
            [Badge(appeal.state), appeal.decided_by or appeal.due_at],
        )
        for appeal in list_appeals(account)[:_LOOK_LINES]
    ]
    headers = ("Against", "Opened by", "State, by whom or due")
    return Table("Appeals", headers, rows, empty="The customer has not appealed.")


def _build_money(account: Account) -> Facts:
    balance = getattr(account, "balance", None)
    available, held = (balance.available, balance.held) if balance else (0, 0)
    return Facts("Money in USD", [("Can be spent", available), ("Held for messages", held)])


def _build_members(account: Account) -> Table:
    members = Membership.objects.filter(account=account).select_related("user")
    rows = [
        (member.user.full_name, member.user.email, Badge(member.role), member.created_at)
        for member in members.order_by("created_at")
    ]
    return Table("Members", ("Name", "E-mail", "Role", "Since"), rows, empty="Nobody.")


def _build_keys(account: Account) -> Table:
    keys = ApiKey.objects.filter(account=account).select_related("created_by")
    rows = [
        (
            key.name,
            str(key),
            key.created_by,
            key.created_at,
            Badge("revoked") if key.revoked_at else Badge("active"),
        )
        for key in keys.order_by("-created_at")
    ]
    return Table("API keys", ("Name", "Key", "Made by", "Made", "State"), rows)


def _build_senders(account: Account) -> Table:
    channels = Channel.objects.filter(account=account).select_related("number")
    numbers = PhoneNumber.objects.filter(account=account).select_related("provisioned_by")
    rows = [
        *[
            (f"{channel.kind} channel", channel.number, Badge(channel.state))
            for channel in channels
        ],
        *[
            ("number", _describe_number(number), Badge(number.state))
            for number in numbers.order_by("-created_at")
        ],
    ]
    return Table("Channels and numbers", ("What", "Number", "State"), rows)


def _describe_number(number: PhoneNumber) -> str:
    by = f", provided by {number.provisioned_by}" if number.provisioned_by else ""
    return f"{number.e164} ({number.country}){by}"


def _build_wishes(account: Account) -> Table:
    rows = [
        (
            Link(str(wish), reverse("admin:accounts_numberwish_change", args=[wish.pk])),
            [wish.asked_by, wish.asked_at],
            [Badge(wish.state), wish.closed_at or wish.expires_at],
        )
        for wish in list_wishes(account)[:_LOOK_LINES]
    ]
    headers = ("What", "Asked by", "State, when or until when")
    return Table("Numbers waited for", headers, rows, empty="The customer waits for no number.")


def _build_ledger(account: Account) -> Table:
    rows = [
        (entry.created_at, entry.get_kind_display(), entry.amount, entry.note or entry.message_id)
        for entry in list_ledger(account)[:_LEDGER_LINES]
    ]
    headers = ("When", "What", "USD", "Note or message")
    return Table(f"Ledger, last {_LEDGER_LINES}", headers, rows, empty="No money has moved.")
