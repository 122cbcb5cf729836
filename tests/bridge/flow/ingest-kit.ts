import { identityTerms } from '@throughline/bridge/domain/identity/identity-terms.ts'
import type { ClaimedWebhook, WebhookInbox } from '@throughline/bridge/flow/ingest.ts'
import type { AnswerMemory, RememberedQuestion } from '@throughline/bridge/flow/remember.ts'
import type { SourceRecord } from '@throughline/shared/model'

/** As the store remembers, in a map: the real ones are tested where they are, and beside this one. */
export function memoryDouble(): AnswerMemory & {
  latest(): SourceRecord[]
  versions: number
  isAway: boolean
} {
  const records = new Map<string, SourceRecord>()
  const answers = new Map<string, { asOf: string; documents: string[] }>()
  const documentOf = ({ connection, kind, key }: SourceRecord) => `${connection} ${kind} ${key}`
  const questionOf = ({ connection, kind, by, value }: RememberedQuestion) =>
    `${connection} ${kind} ${by} ${value}`
  const isAbout = (record: SourceRecord, { connection, kind, by, value }: RememberedQuestion) => {
    const { emails, orderNumbers, trackingNumbers, returnNumbers, shopOrderIds } = identityTerms(record)
    const terms: Record<string, readonly string[]> = {
      email: emails,
      order_number: orderNumbers,
      tracking_number: trackingNumbers,
      return_number: returnNumbers,
      shop_order_id: shopOrderIds,
    }
    return record.connection === connection && record.kind === kind && Boolean(terms[by]?.includes(value))
  }
  const memory = {
    versions: 0,
    isAway: false,
    latest: () => [...records.values()],
    async recall(asked: RememberedQuestion) {
      const known = answers.get(questionOf(asked))
      if (!known) return undefined
      const found = [...records].filter(([id, one]) => known.documents.includes(id) || isAbout(one, asked))
      return { asOf: known.asOf, records: found.map(([, record]) => record) }
    },
    async remember(asked: RememberedQuestion, answer: { asOf: string; records: SourceRecord[] }) {
      if (memory.isAway) throw new Error('the store is away')
      for (const record of answer.records) {
        const before = records.get(documentOf(record))
        if (before && before.observedAt > record.observedAt) continue
        if (before && JSON.stringify(before.data) === JSON.stringify(record.data)) continue
        records.set(documentOf(record), record)
        memory.versions += 1
      }
      answers.set(questionOf(asked), { asOf: answer.asOf, documents: answer.records.map(documentOf) })
    },
  }
  return memory
}

interface Row extends ClaimedWebhook {
  connection: string
  claimedUntil: number
  outcome?: string
}

/** As the store's inbox, in a list. */
export function inboxDouble(now: () => number) {
  const rows: Row[] = []
  let claims = 0
  let isAway = false
  const refuseWhenAway = () => {
    if (isAway) throw new Error('the store is away')
  }
  const rowOf = (id: number): Row => {
    const row = rows[id - 1]
    if (!row) throw new Error(`there is no row ${id}`)
    return row
  }
  const inbox: WebhookInbox = {
    async claim(limit, connections) {
      claims += 1
      refuseWhenAway()
      const free = rows.filter(
        ({ connection, claimedUntil, outcome }) =>
          outcome === undefined && connections.includes(connection) && claimedUntil <= now(),
      )
      return free.slice(0, limit).map((row) => {
        row.claimedUntil = now() + 15_000
        row.attempts += 1
        return { ...row }
      })
    },
    async hold(ids) {
      for (const id of ids) rowOf(id).claimedUntil = now() + 15_000
    },
    async finish(id, outcome) {
      refuseWhenAway()
      rowOf(id).outcome = outcome
    },
    async postpone(id, waitMs) {
      refuseWhenAway()
      rowOf(id).claimedUntil = now() + waitMs
    },
  }
  return {
    inbox,
    rows,
    claims: () => claims,
    setAway(away: boolean) {
      isAway = away
    },
    put(connection: string, body: unknown, { topic = 'changed', attempts = 0 } = {}): Row {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const row: Row = { id: rows.length + 1, connection, topic, body: text, attempts, claimedUntil: 0 }
      rows.push(row)
      return row
    },
    outcomes: () => rows.map(({ outcome }) => outcome),
  }
}
