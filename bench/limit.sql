-- What an accepted message costs the database at the very least: one statement that reads key,
-- account, sender, template and opt-out, and writes message, ledger hold and balance.
\set n random(0, :accounts - 1)
\set i :n * :contacts + random(0, :known - 1)
WITH facts AS (
    SELECT a.id AS account_id, s.e164 AS sender, t.id AS template_id, t.body,
        p.id AS contact_id, p.e164 AS phone, p.region
    FROM accounts_apikey k
    JOIN accounts_account a ON a.id = k.account_id AND a.standing = 'good'
    JOIN accounts_channel c ON c.account_id = a.id AND c.kind = 'sms' AND c.state = 'active'
    JOIN accounts_phonenumber s ON s.id = c.number_id
    JOIN templates_app_template t ON t.account_id = a.id AND t.name = 'bench'
        AND t.deleted_at IS NULL AND t.state = 'approved' AND t.is_published
    JOIN contacts_contact p ON p.account_id = a.id AND NOT p.opted_out
        AND p.e164 = (:blocks::text[])[:i::int / 10000 + 1] || lpad((:i::int % 10000)::text, 4, '0')
    WHERE k.key_hash = sha256(:n::int::text::bytea) AND k.revoked_at IS NULL
), hold AS (
    UPDATE accounts_balance b SET available = b.available - 0.0710, held = b.held + 0.0710
    FROM facts WHERE b.account_id = facts.account_id AND b.available >= 0.0710
    RETURNING b.account_id
), message AS (
    INSERT INTO messaging_message
        (id, account_id, contact_id, template_id, direction, status, phone, region, sender, body,
         price, request_id)
    SELECT new_id(), account_id, contact_id, template_id, 'outbound', 'QUEUED', phone, region,
        sender, body, 0.0710, 'limit'
    FROM facts JOIN hold USING (account_id)
    RETURNING id, account_id, price
)
INSERT INTO accounts_ledgerentry (id, account_id, kind, amount, message_id, note)
SELECT gen_random_uuid(), account_id, 'hold', price, id, '' FROM message;
