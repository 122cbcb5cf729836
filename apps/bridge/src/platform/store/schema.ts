import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  sql,
  text,
  timestamp,
  uniqueIndex,
} from './drizzle.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })
const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()

/** Every version of every source record, append-only: what we knew at any time can be read again. */
export const recordVersions = pgTable(
  'record_versions',
  {
    id: id(),
    connection: text('connection').notNull(),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    version: text('version').notNull(),
    /** SHA-256 of `data`: an equal record is not a new version. */
    hash: text('hash').notNull(),
    observedAt: instant('observed_at').notNull(),
    /** JSON as text: it is read whole, and reading jsonb costs twice the CPU. */
    data: text('data').notNull(),
  },
  (table) => [
    index('record_versions_document').on(table.connection, table.kind, table.key, table.id),
    index('record_versions_observed').on(table.observedAt),
  ],
)

/** The newest version of each document. */
export const records = pgTable(
  'records',
  {
    connection: text('connection').notNull(),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    versionId: bigint('version_id', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
    observedAt: instant('observed_at').notNull(),
    /** When its source told it last, changed or not, a day or less too early. */
    touchedAt: instant('touched_at').notNull(),
    /** False until somebody has decided when this version is asked for again. */
    planned: boolean('planned').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.connection, table.kind, table.key] }),
    index('records_touched').on(table.touchedAt),
    index('records_unplanned').on(table.connection, table.versionId).where(sql`NOT planned`),
  ],
)

/** What a document can be found by: order, return and tracking numbers as they are, e-mails and phones only as keyed hashes. */
export const recordTerms = pgTable(
  'record_terms',
  {
    term: text('term').notNull(),
    connection: text('connection').notNull(),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.term, table.connection, table.kind, table.key] }),
    index('record_terms_document').on(table.connection, table.kind, table.key),
  ],
)

/** What a source last answered to a question, an empty answer included: silence and "nothing found" stay two things. */
export const answers = pgTable(
  'answers',
  {
    connection: text('connection').notNull(),
    kind: text('kind').notNull(),
    by: text('by').notNull(),
    /** The asked value; a keyed hash for e-mails and phones. */
    term: text('term').notNull(),
    asOf: instant('as_of').notNull(),
    /** `[kind, key]` of each record of the answer, and `['more', '']` where the source held more than these. */
    documents: jsonb('documents').$type<[kind: string, key: string][]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.connection, table.kind, table.by, table.term] }),
    index('answers_as_of').on(table.asOf),
  ],
)

/** What changed, in the order in which it changed. Its ids are what an open sidebar resumes from. */
export const changes = pgTable(
  'changes',
  {
    id: id(),
    connection: text('connection').notNull(),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    terms: text('terms').array().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('changes_at').on(table.at)],
)

/** Deliveries of webhooks: stored before they are acknowledged, each once. */
export const webhookInbox = pgTable(
  'webhook_inbox',
  {
    id: id(),
    connection: text('connection').notNull(),
    eventId: text('event_id').notNull(),
    topic: text('topic').notNull(),
    receivedAt: instant('received_at').notNull(),
    body: text('body').notNull(),
    attempts: bigint('attempts', { mode: 'number' }).notNull().default(0),
    /** Nobody else takes it before this time; null is free. */
    claimedUntil: instant('claimed_until'),
    processedAt: instant('processed_at'),
    outcome: text('outcome'),
  },
  (table) => [
    uniqueIndex('webhook_inbox_event').on(table.connection, table.eventId),
    index('webhook_inbox_open').on(table.processedAt, table.claimedUntil, table.id),
  ],
)

/** How far a connection has been read: the start of the next reconciliation. */
export const watermarks = pgTable(
  'watermarks',
  {
    connection: text('connection').notNull(),
    name: text('name').notNull(),
    value: text('value').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.connection, table.name] })],
)

/** What is asked in the background, and when next. By numbers alone: there is no person in it. */
export const polls = pgTable(
  'polls',
  {
    connection: text('connection').notNull(),
    kind: text('kind').notNull(),
    by: text('by').notNull(),
    value: text('value').notNull(),
    carrier: text('carrier'),
    dueAt: instant('due_at').notNull(),
    /** When it was wanted first: the longer nobody knows it, the more rarely it is asked. */
    since: instant('since').notNull(),
    /** Why then, for whoever reads the table. */
    why: text('why').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.connection, table.kind, table.by, table.value] }),
    index('polls_due').on(table.connection, table.dueAt),
  ],
)

/** Tokens of sign-ins that are good once, by their hash, until they expire. */
export const usedTokens = pgTable(
  'used_tokens',
  {
    token: text('token').primaryKey(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('used_tokens_expires').on(table.expiresAt)],
)

/** Dates that agents and bots gave customers, by order. What was said to whom stays in the helpdesk. */
export const commitments = pgTable(
  'commitments',
  {
    connection: text('connection').notNull(),
    /** Of the order's record, or of the warehouse's where no shop knows it. */
    key: text('key').notNull(),
    kind: text('kind').$type<'delivery' | 'dispatch' | 'refund'>().notNull(),
    /** A parcel or a return; empty for the whole order. */
    about: text('about').notNull(),
    latest: date('latest', { mode: 'string' }).notNull(),
    by: text('by').$type<'agent' | 'bot'>().notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.connection, table.key, table.kind, table.about, table.latest, table.by],
    }),
    index('commitments_latest').on(table.latest),
  ],
)

/** What conversations of chatbots have proven. Tokens and codes are hashes. */
export const verifications = pgTable(
  'verifications',
  {
    token: text('token').primaryKey(),
    conversation: text('conversation').notNull(),
    keyId: text('key_id').notNull(),
    level: smallint('level').notNull(),
    order: jsonb('order').$type<{
      connection: string
      key: string
      number: string
      contact?: string | undefined
    }>(),
    confirmedAt: instant('confirmed_at'),
    expiresAt: instant('expires_at').notNull(),
    codeHash: text('code_hash'),
    codeOrder: jsonb('code_order').$type<{
      connection: string
      key: string
      number: string
      contact?: string | undefined
    }>(),
    codeExpiresAt: instant('code_expires_at'),
    codeTries: smallint('code_tries').notNull().default(0),
  },
  (table) => [index('verifications_expires').on(table.expiresAt)],
)

/** Tries that were spent, in the form that rate-limiter-flexible expects. */
export const tries = pgTable(
  'tries',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull().default(0),
    expire: timestamp('expire', { withTimezone: true }),
  },
  (table) => [index('tries_expire').on(table.expire)],
)

/** What a chatbot answered in a conversation, until it hands over or a day has passed. */
export const botAnswers = pgTable(
  'bot_answers',
  {
    id: id(),
    keyId: text('key_id').notNull(),
    conversation: text('conversation').notNull(),
    operation: text('operation').notNull(),
    orderNumber: text('order_number'),
    promise: jsonb('promise').$type<BotPromiseKept>(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('bot_answers_conversation').on(table.keyId, table.conversation),
    index('bot_answers_at').on(table.at),
  ],
)

/** What chatbots did, until their conversations are quiet and the helpdesk's account has been told. */
export const botTalks = pgTable(
  'bot_talks',
  {
    id: id(),
    account: text('account').notNull(),
    /** The conversation up to its first day of silence, as the ticket that it has no helpdesk ticket for. */
    talk: text('talk').notNull(),
    keyId: text('key_id').notNull(),
    conversation: text('conversation').notNull(),
    data: jsonb('data').$type<BotTurnKept>().notNull(),
    told: boolean('told').notNull().default(false),
    at: instant('at').notNull(),
  },
  (table) => [
    index('bot_talks_conversation').on(table.keyId, table.conversation),
    index('bot_talks_talk').on(table.talk),
    index('bot_talks_untold').on(table.id).where(sql`NOT told`),
  ],
)

interface BotTurnKept {
  handedOver: boolean
  /** Keyed hashes. */
  customer: string[]
  brand?: string | undefined
  order?: { connection: string; key: string; number: string } | undefined
}

interface BotPromiseKept {
  kind: 'delivery' | 'dispatch' | 'refund'
  latest: string
  order: string
}

/** Conversations that a chatbot gave to a human. */
export const handOvers = pgTable(
  'hand_overs',
  {
    id: text('id').primaryKey(),
    keyId: text('key_id').notNull(),
    conversation: text('conversation').notNull(),
    level: smallint('level').notNull(),
    reason: text('reason').notNull(),
    ticketId: text('ticket_id'),
    /** Which the bot's key could ask: nothing crosses brands. */
    connections: text('connections').array().notNull(),
    /** What it is found by where nothing was verified; contacts as keyed hashes. */
    terms: text('terms').array().notNull(),
    orderConnection: text('order_connection'),
    orderKey: text('order_key'),
    orderNumber: text('order_number'),
    answered: jsonb('answered').$type<{ operation: string; order?: string; at: string }[]>().notNull(),
    promised: jsonb('promised').$type<BotPromiseKept[]>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('hand_overs_ticket').on(table.ticketId),
    index('hand_overs_order').on(table.orderConnection, table.orderKey),
    index('hand_overs_terms').using('gin', table.terms),
    index('hand_overs_at').on(table.at),
  ],
)

/** What happened to tickets, append-only. Facts without a word of what was said; people are keyed hashes. */
export const contactEvents = pgTable(
  'contact_events',
  {
    account: text('account').notNull(),
    id: text('id').notNull(),
    ticketId: text('ticket_id').notNull(),
    kind: text('kind').notNull(),
    at: instant('at').notNull(),
    /** Of two tellings of one event the weightier one stays. */
    weight: smallint('weight').notNull(),
    data: text('data').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.id] }),
    index('contact_events_ticket').on(table.account, table.ticketId, table.at),
  ],
)

/** Which tickets there are, and which of them have changed since their numbers were last counted. */
export const contactTickets = pgTable(
  'contact_tickets',
  {
    account: text('account').notNull(),
    ticketId: text('ticket_id').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    /** One more for each change. */
    version: integer('version').notNull(),
    /** The version that is counted. */
    settled: integer('settled').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.ticketId] }),
    index('contact_tickets_last').on(table.lastAt),
    index('contact_tickets_unsettled').on(table.account, table.ticketId).where(sql`version > settled`),
  ],
)

/** What tickets share: hashes of their customers, and the orders that they are about. */
export const contactTerms = pgTable(
  'contact_terms',
  {
    account: text('account').notNull(),
    term: text('term').notNull(),
    ticketId: text('ticket_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.term, table.ticketId] }),
    index('contact_terms_ticket').on(table.account, table.ticketId),
  ],
)

/** What panels showed of a ticket, until it is known which of it stands for a moment. */
export const contactShown = pgTable(
  'contact_shown',
  {
    account: text('account').notNull(),
    ticketId: text('ticket_id').notNull(),
    at: instant('at').notNull(),
    data: text('data').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.ticketId, table.at] }),
    index('contact_shown_at').on(table.at),
  ],
)

/** What the panel showed when a contact opened, and when the first reply left. */
export const contactSnapshots = pgTable(
  'contact_snapshots',
  {
    account: text('account').notNull(),
    ticketId: text('ticket_id').notNull(),
    moment: text('moment').$type<'opened' | 'first_reply'>().notNull(),
    at: instant('at').notNull(),
    data: text('data').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.ticketId, table.moment] }),
    index('contact_snapshots_at').on(table.at),
  ],
)

/** Stretches in which ticket events may have been lost. */
export const contactGaps = pgTable(
  'contact_gaps',
  {
    account: text('account').notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at').notNull(),
    why: text('why').$type<'bridge_down' | 'events_missing'>().notNull(),
    repairedAt: instant('repaired_at'),
  },
  (table) => [primaryKey({ columns: [table.account, table.fromAt, table.why] })],
)

/** How far the export of an account has been read. */
export const contactBackfills = pgTable('contact_backfills', {
  account: text('account').primaryKey(),
  state: text('state').$type<'running' | 'stopped' | 'done' | 'failed'>().notNull(),
  since: instant('since').notNull(),
  startedAt: instant('started_at').notNull(),
  readTo: instant('read_to'),
  tickets: integer('tickets').notNull().default(0),
  /** Where each stream goes on, as JSON of the reader. */
  progress: text('progress').notNull(),
  /** Seconds. */
  eta: integer('eta'),
  detail: text('detail'),
  updatedAt: instant('updated_at').notNull(),
  /** Nobody else reads before this time; null is free. */
  claimedUntil: instant('claimed_until'),
})

/** What became of each ticket: recounted when something happens to it. Empty text where nobody told. */
export const ticketOutcomes = pgTable(
  'ticket_outcomes',
  {
    account: text('account').notNull(),
    ticketId: text('ticket_id').notNull(),
    issueId: text('issue_id').notNull(),
    /** Of the first solve in the company's zone; of the opening where it was never solved. */
    day: date('day', { mode: 'string' }).notNull(),
    solvedAt: instant('solved_at'),
    brand: text('brand').notNull(),
    channel: text('channel').notNull(),
    groupName: text('group_name').notNull(),
    cause: text('cause').notNull(),
    stage: text('stage').notNull(),
    warehouse: text('warehouse').notNull(),
    carrier: text('carrier').notNull(),
    category: text('category').notNull(),
    /** Empty where it counts. */
    excluded: text('excluded').notNull(),
    limited: text('limited').notNull(),
    agentId: text('agent_id'),
    orderConnection: text('order_connection'),
    orderKey: text('order_key'),
    openedAt: instant('opened_at').notNull(),
    contacts: integer('contacts').notNull(),
    inZendesk: boolean('in_zendesk').notNull(),
    oneTouch: boolean('one_touch').notNull(),
    zendeskOneTouch: boolean('zendesk_one_touch').notNull(),
    /** Null while it stands. */
    backAfterDays: doublePrecision('back_after_days'),
    handedOn: boolean('handed_on').notNull(),
    bot: text('bot').notNull(),
    /** The whole outcome as JSON of its reader. */
    data: text('data').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.ticketId] }),
    index('ticket_outcomes_day').on(table.account, table.day, table.ticketId),
    index('ticket_outcomes_issue').on(table.account, table.issueId),
    index('ticket_outcomes_order')
      .on(table.orderConnection, table.orderKey)
      .where(sql`order_key IS NOT NULL`),
  ],
)

/** Customers that stand for many people: once shared, always shared. */
export const sharedCustomers = pgTable(
  'shared_customers',
  { account: text('account').notNull(), customer: text('customer').notNull() },
  (table) => [primaryKey({ columns: [table.account, table.customer] })],
)

/** Outcomes added up by day, kept true by each change: the board reads these and not a million tickets. */
export const fcrDaily = pgTable(
  'fcr_daily',
  {
    account: text('account').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    brand: text('brand').notNull(),
    channel: text('channel').notNull(),
    groupName: text('group_name').notNull(),
    cause: text('cause').notNull(),
    excluded: text('excluded').notNull(),
    limited: text('limited').notNull(),
    tickets: integer('tickets').notNull(),
    inZendesk: integer('in_zendesk').notNull(),
    zendeskOneTouch: integer('zendesk_one_touch').notNull(),
    oneTouch: integer('one_touch').notNull(),
    stood1: integer('stood_1').notNull(),
    stood3: integer('stood_3').notNull(),
    stood7: integer('stood_7').notNull(),
    stood14: integer('stood_14').notNull(),
    stood30: integer('stood_30').notNull(),
    contacts: integer('contacts').notNull(),
    handedOn: integer('handed_on').notNull(),
    botContained: integer('bot_contained').notNull(),
    botHandedOver: integer('bot_handed_over').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.account,
        table.day,
        table.brand,
        table.channel,
        table.groupName,
        table.cause,
        table.excluded,
        table.limited,
      ],
    }),
  ],
)

/** What the audit keeps of an order: no person, no address, no article. */
export const auditOrders = pgTable(
  'audit_orders',
  {
    connection: text('connection').notNull(),
    key: text('key').notNull(),
    number: text('number').notNull(),
    placedOn: date('placed_on', { mode: 'string' }).notNull(),
    /** The Monday of its week. */
    week: date('week', { mode: 'string' }).notNull(),
    warehouse: text('warehouse').notNull(),
    carrier: text('carrier').notNull(),
    category: text('category').notNull(),
    channel: text('channel').notNull(),
    region: text('region').notNull(),
    delivered: boolean('delivered').notNull(),
    accurate: boolean('accurate').notNull(),
    cycleMs: bigint('cycle_ms', { mode: 'number' }),
    onTime: boolean('on_time'),
    packVerified: boolean('pack_verified'),
    labelToScanMs: bigint('label_to_scan_ms', { mode: 'number' }),
    returnMs: bigint('return_ms', { mode: 'number' }),
    refundInTime: boolean('refund_in_time'),
    /** Money given back without a return, as JSON. */
    refunds: text('refunds').notNull(),
    contacts: integer('contacts').notNull(),
    firstContactAt: instant('first_contact_at'),
    /** Open promises, as JSON of their reader, and the day of the first of them. */
    promises: text('promises').notNull(),
    promiseDue: date('promise_due', { mode: 'string' }),
    judgedAt: instant('judged_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.connection, table.key] }),
    index('audit_orders_week').on(table.week),
    index('audit_orders_promise').on(table.promiseDue).where(sql`promise_due IS NOT NULL`),
  ],
)

/** Errors that were made, mended or not. */
export const auditErrors = pgTable(
  'audit_errors',
  {
    connection: text('connection').notNull(),
    key: text('key').notNull(),
    kind: text('kind').notNull(),
    about: text('about').notNull(),
    /** Of the order. */
    week: date('week', { mode: 'string' }).notNull(),
    owner: text('owner').notNull(),
    since: date('since', { mode: 'string' }).notNull(),
    /** When we could first have known. */
    seenAt: instant('seen_at').notNull(),
    resolvedOn: date('resolved_on', { mode: 'string' }),
    due: date('due', { mode: 'string' }),
    amount: text('amount'),
  },
  (table) => [
    primaryKey({ columns: [table.connection, table.key, table.kind, table.about] }),
    index('audit_errors_week').on(table.week, table.kind),
    index('audit_errors_open').on(table.due).where(sql`resolved_on IS NULL`),
  ],
)

const auditPlace = {
  week: date('week', { mode: 'string' }).notNull(),
  /** A kind of error; empty for all orders. */
  kind: text('kind').notNull(),
  warehouse: text('warehouse').notNull(),
  carrier: text('carrier').notNull(),
  category: text('category').notNull(),
  channel: text('channel').notNull(),
  region: text('region').notNull(),
}

/** Orders, and orders with an error, added up by week and place, with the contacts on them. */
export const auditWeekly = pgTable(
  'audit_weekly',
  {
    ...auditPlace,
    owner: text('owner').notNull(),
    orders: integer('orders').notNull(),
    contacts: integer('contacts').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.week,
        table.kind,
        table.warehouse,
        table.carrier,
        table.category,
        table.channel,
        table.region,
        table.owner,
      ],
    }),
  ],
)

/** Money given back on those orders, each currency by itself. */
export const auditWeeklyRefunds = pgTable(
  'audit_weekly_refunds',
  {
    ...auditPlace,
    currency: text('currency').notNull(),
    minor: bigint('minor', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.week,
        table.kind,
        table.warehouse,
        table.carrier,
        table.category,
        table.channel,
        table.region,
        table.currency,
      ],
    }),
  ],
)
