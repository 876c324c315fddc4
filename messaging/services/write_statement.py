"""The statement that writes accepted sends, one or several, in one commit.

Purses are locked in the order of accounts, so that two such statements never wait for each other. A
key is taken only by whoever has the money, and the money only when all have it, and their keys. If
they do not, nothing is written for a single send; with several, dividing by zero undoes what was.

One parameter holds all sends and another all rows, because the driver needs ten times as long for
as many arrays. ``ANY(ARRAY(…))`` keeps the planner, which cannot see how many there are, from
reading the whole table of balances.
"""

from config.idempotency import KEPT_HOURS
from messaging.services.answered import ACCEPTED
from messaging.services.message_news import WERE_TOLD, tell_messages
from messaging.states import UNSETTLED

_UNSETTLED = ", ".join(f"'{each}'" for each in UNSETTLED)
_WRITE = f"""
    WITH send AS (
        SELECT * FROM json_to_recordset(%(sends)s::json) AS s(
            n int, account_id uuid, total numeric, template_id uuid, profile_id uuid, subject text,
            body text, media text[], scheduled_at timestamptz, resent_from uuid, request_id text,
            decision_id uuid, verdicts jsonb, facts jsonb, key text, fingerprint text, answer text
        )
    ), due AS (
        SELECT account_id, sum(total) AS total FROM send GROUP BY account_id
    ), purse AS (
        SELECT b.account_id FROM accounts_balance b JOIN due USING (account_id)
        WHERE b.account_id = ANY(ARRAY(SELECT account_id FROM due)) AND b.available >= due.total
        ORDER BY b.account_id FOR UPDATE OF b
    ), claim AS (
        INSERT INTO accounts_idempotencykey AS y
            (account_id, key, fingerprint, status, body, request_id)
        SELECT account_id, key, decode(fingerprint, 'hex'), {ACCEPTED}, answer, request_id
        FROM send JOIN purse USING (account_id) WHERE key IS NOT NULL ORDER BY account_id, key
        ON CONFLICT (account_id, key) DO UPDATE SET fingerprint = excluded.fingerprint,
            status = excluded.status, body = excluded.body, request_id = excluded.request_id,
            created_at = now()
        WHERE y.created_at < now() - interval '{KEPT_HOURS} hours'
        RETURNING id
    ), fit AS (
        SELECT (SELECT count(*) FROM due) = (SELECT count(*) FROM purse) AS has_money,
            (SELECT count(key) FROM send) = (SELECT count(*) FROM claim) AS has_keys,
            (SELECT count(*) FROM send) AS sends
    ), hold AS (
        UPDATE accounts_balance b SET available = available - due.total, held = held + due.total
        FROM due, fit WHERE b.account_id = ANY(ARRAY(SELECT account_id FROM due))
            AND b.account_id = due.account_id AND has_money AND has_keys
        RETURNING b.account_id
    ), item AS (
        SELECT i.* FROM json_to_recordset(%(rows)s::json) AS i(
            n int, account_id uuid, id uuid, contact_id uuid, phone text, region text, channel text,
            sender text, status text, price numeric, code text, reason text
        ) JOIN hold USING (account_id)
    ), stranger AS (
        INSERT INTO contacts_contact
            (id, account_id, phone_number, e164, region, opted_out)
        SELECT gen_random_uuid(), account_id, phone, phone, region, false FROM (
            SELECT DISTINCT account_id, phone, region FROM item WHERE contact_id IS NULL
        ) AS new ORDER BY account_id, phone
        ON CONFLICT (account_id, e164) DO UPDATE SET e164 = excluded.e164
        RETURNING id, account_id, e164
    ), message AS (
        INSERT INTO messaging_message
            (id, account_id, contact_id, template_id, profile_id, direction, channel, status, phone,
             region, sender, subject, body, media, price, request_id, reason_code, reason,
             scheduled_at, resent_from)
        SELECT i.id, i.account_id, coalesce(i.contact_id, c.id), s.template_id, s.profile_id,
            'outbound', i.channel, i.status, i.phone, i.region, i.sender, s.subject, s.body,
            s.media, i.price, s.request_id, i.code, i.reason, s.scheduled_at, s.resent_from
        FROM item i JOIN send s USING (n)
        LEFT JOIN stranger c ON c.account_id = i.account_id AND c.e164 = i.phone
        RETURNING id, account_id, profile_id, template_id, request_id, status, channel, phone, body,
            reason_code, reason, scheduled_at, schedule_reason, price
    ), ledger AS (
        INSERT INTO accounts_ledgerentry (id, account_id, kind, amount, message_id, note)
        SELECT gen_random_uuid(), account_id, 'hold', price, id, ''
        FROM message WHERE status IN ({_UNSETTLED}) AND price > 0
    ), decision AS (
        INSERT INTO messaging_senddecision (id, account_id, request_id, accepted, verdicts, facts)
        SELECT decision_id, account_id, request_id, true, verdicts, facts
        FROM send JOIN hold USING (account_id)
    )
"""
_OUTCOME = """
    has_money, has_keys, 1 / CASE WHEN has_money AND has_keys OR sends = 1 THEN 1 ELSE 0 END
    FROM fit
"""


def _close_up(statement: str) -> str:
    """The driver keeps what it has made of a statement only up to 4,096 characters, and would take
    one apart each time otherwise.
    """
    return " ".join(statement.split())


# Most accounts have no webhooks.
WRITE = _close_up(f"{_WRITE} SELECT false, {_OUTCOME}")
WRITE_AND_TELL = _close_up(f"{_WRITE}, {tell_messages('message')} SELECT {WERE_TOLD}, {_OUTCOME}")
