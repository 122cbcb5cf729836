import type { Store } from '@throughline/bridge/platform/store/store.ts'
import { query } from './new-database.ts'

interface Filling {
  databaseUrl: string
  store: Pick<Store, 'outcomes' | 'audit'>
  /** Tickets, and as many orders, over a year. */
  count: number
  /** The last day, epoch milliseconds. */
  until: number
}

const words = (list: readonly string[], by: string) =>
  `(ARRAY['${list.join("','")}'])[1 + (${by}) % ${list.length}]`

const channels = ['email', 'web', 'chat', 'whatsapp']
const groups = ['Service', 'Returns', 'VIP']
const causes = ['nothing_wrong', 'silent_parcel', 'refund_overdue', 'short_pick', 'promise_broken', 'unknown']
const warehouses = ['leipzig', 'reno', 'venlo']
const carriers = ['dhl', 'dpd', 'ups', 'gls']
const regions = ['DE', 'AT', 'FR', 'NL', 'US-NV', 'US-CA', 'IT', 'ES', 'PL', 'SE']
const kinds = ['silent_parcel', 'refund_overdue', 'short_pick', 'pack_not_verified', 'promise_broken']

/** A year of tickets and orders, each with its facts and with what became of it, written past the store in bulk; the sums are the store's own. */
export async function fillBoard({ databaseUrl, store, count, until }: Filling): Promise<void> {
  const end = new Date(until).toISOString()
  const opened = `timestamptz '${end}' - (i % 365) * interval '1 day' - (i % 86400) * interval '1 second'`
  const all = `generate_series(1, ${count}) AS i`
  const iso = (time: string) => `to_char((${time}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
  const event = ([id, kind]: readonly [string, string], after: string, more: string) => `
    INSERT INTO contact_events (account, id, ticket_id, kind, at, weight, data)
    SELECT 'acme', '${id}/' || i, i::text, '${kind}', ${opened} + interval '${after}', 0,
      json_build_object('id', '${id}/' || i, 'ticketId', i::text, 'at', ${iso(`${opened} + interval '${after}'`)},
        'kind', '${kind}', ${more})::text FROM ${all}`
  await query(
    databaseUrl,
    `INSERT INTO contact_tickets (account, ticket_id, first_at, last_at, version, settled)
     SELECT 'acme', i::text, ${opened}, ${opened} + interval '3 hours', 3, 3 FROM ${all}`,
    event(
      ['opened', 'opened'],
      '0',
      `'channel', ${words(channels, 'i')}, 'customer', json_build_array('email:hash' || i % ${Math.ceil(count / 3)})`,
    ),
    event(['asked', 'message'], '1 second', `'role', 'customer', 'isPublic', true`),
    event(['reply', 'message'], '2 hours', `'role', 'agent', 'isPublic', true, 'author', (i % 40)::text`),
    event(['solved', 'status'], '3 hours', `'to', 'solved', 'by', 'agent'`),
    `INSERT INTO contact_terms (account, term, ticket_id)
     SELECT 'acme', 'email:hash' || i % ${Math.ceil(count / 3)}, i::text FROM ${all}`,
    `INSERT INTO contact_terms (account, term, ticket_id) SELECT 'acme', 'ticket:' || i, i::text FROM ${all}`,
    `INSERT INTO ticket_outcomes (account, ticket_id, issue_id, day, solved_at, brand, channel, group_name, cause, stage,
       warehouse, carrier, category, excluded, limited, agent_id, opened_at, contacts, in_zendesk, one_touch,
       zendesk_one_touch, back_after_days, handed_on, bot, data)
     SELECT 'acme', i::text, i::text, (${opened})::date, ${opened} + interval '3 hours', '', ${words(channels, 'i')},
       ${words(groups, 'i / 7')}, ${words(causes, 'i / 3')}, '', ${words(warehouses, 'i / 5')}, ${words(carriers, 'i / 11')}, '',
       CASE WHEN i % 23 = 0 THEN 'spam' ELSE '' END, CASE WHEN i % 31 = 0 THEN 'carrier_search' ELSE '' END, (i % 40)::text,
       ${opened}, 1, true, i % 3 > 0, i % 3 > 0, CASE WHEN i % 5 = 0 THEN i % 40 END, i % 9 = 0,
       CASE WHEN i % 10 = 0 THEN 'contained' ELSE '' END, '{}' FROM ${all}`,
    `INSERT INTO audit_orders (connection, key, number, placed_on, week, warehouse, carrier, category, channel, region,
       delivered, accurate, cycle_ms, on_time, pack_verified, label_to_scan_ms, return_ms, refund_in_time, refunds,
       contacts, first_contact_at, promises, promise_due, judged_at)
     SELECT 'shop', i::text, '#' || i, (${opened})::date, date_trunc('week', (${opened})::date)::date, ${words(warehouses, 'i')},
       ${words(carriers, 'i / 3')}, '', ${words(['Shop EU', 'Shop US'], 'i / 2')}, ${words(regions, 'i / 13')}, i % 50 > 0, i % 60 > 0,
       (i % 9) * 86400000, i % 12 > 0, i % 20 > 0, (i % 40) * 3600000, CASE WHEN i % 8 = 0 THEN (i % 14) * 86400000 END,
       CASE WHEN i % 8 = 0 THEN i % 3 > 0 END, CASE WHEN i % 40 = 0 THEN '[{"minor":1500,"currency":"EUR"}]' ELSE '[]' END,
       (i % 15 = 0)::int, CASE WHEN i % 15 = 0 THEN ${opened} + interval '6 days' END, '[]', NULL, timestamptz '${end}' FROM ${all}`,
    `INSERT INTO audit_errors (connection, key, kind, about, week, owner, since, seen_at, resolved_on, due, amount)
     SELECT 'shop', i::text, ${words(kinds, 'i / 7')}, '', date_trunc('week', (${opened})::date)::date, 'warehouse', (${opened})::date + 4,
       ${opened} + interval '4 days', CASE WHEN i % 3 = 0 THEN NULL ELSE (${opened})::date + 9 END,
       (${opened})::date + 8, NULL FROM ${all} WHERE i % 11 = 0`,
  )
  await store.outcomes.recount('acme')
  await store.audit.recount()
  await query(databaseUrl, 'VACUUM ANALYZE')
}
