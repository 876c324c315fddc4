"""How any statement tells webhooks what it has just done: two CTEs after its own.

The statement names its news ``webhook_news``, a CTE of one row per event with the columns

    account_id uuid, profile_id uuid, family text, name text, subject_id uuid,
    request_id text, payload jsonb, occurred_at timestamptz

and puts ``TELL_WEBHOOKS`` behind it. Events and deliveries are written only for accounts that have
an endpoint which wants them; for all others an index look-up finds none and the payload is not even
put together. ``profile_id`` is the sender profile that the event is about, or null.

The subject's row must be locked or new in the same transaction: that is what makes ``sequence``
tell which of two events about it came later. Whoever finds ``WERE_TOLD`` true rings
``accounts.deliver_webhooks`` after the commit.
"""

# UUID version 7, as config.ids makes it: the milliseconds, then random bits of a version 4.
_UUID7 = """(
    lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14)
)::uuid"""


def _matches(event: str) -> str:
    """What an endpoint ``w`` wants to hear, of a sender profile's messages perhaps something else.

    A family without a filter is wanted whole.
    """
    is_usual = f"{event}.profile_id IS NULL OR w.profile_event_types IS NULL"

    def choose(column: str) -> str:
        return f"(CASE WHEN {is_usual} THEN w.{column} ELSE w.profile_{column} END)"

    return f"""
        w.account_id = {event}.account_id AND w.is_active AND w.deleted_at IS NULL
        AND {event}.family = ANY({choose("event_types")}) AND coalesce(
            ({choose("event_filters")} -> {event}.family) ? split_part({event}.name, '.', 2), true)
    """


TELL_WEBHOOKS = f"""
    webhook_event AS (
        INSERT INTO accounts_webhookevent (
            public_id, account_id, profile_id, family, name, subject_id, request_id, payload,
            occurred_at)
        SELECT {_UUID7}, n.account_id, n.profile_id, n.family, n.name, n.subject_id, n.request_id,
            n.payload, n.occurred_at
        FROM webhook_news n
        WHERE EXISTS (SELECT FROM accounts_webhook w WHERE {_matches("n")})
        RETURNING sequence, account_id, profile_id, family, name
    ), webhook_delivery AS (
        INSERT INTO accounts_webhookdelivery (event_id, webhook_id, kind, next_try_at)
        SELECT e.sequence, w.id, coalesce(nullif(e.name, ''), e.family), now()
        FROM webhook_event e JOIN accounts_webhook w ON {_matches("e")}
        RETURNING id
    )
"""
WERE_TOLD = "EXISTS (SELECT FROM webhook_delivery)"
# An instant as webhooks write it; in a psycopg statement, where no percent sign may stand alone.
WIRE_NOW = """to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')"""
