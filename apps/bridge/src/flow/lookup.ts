import type { Answer, Key, SourceRecord } from '@throughline/shared/model'
import type { Capability } from '../connectors/connector.ts'
import { ConnectorError } from '../connectors/errors.ts'
import { answersTo } from '../domain/identity/answers-to.ts'
import { identityOf } from '../domain/identity/identity-of.ts'
import { type Lead, leadsOf } from '../domain/identity/leads-of.ts'
import { normaliseEmail } from '../domain/identity/normalise.ts'
import { isOfSameOrder } from '../domain/merge/same-order.ts'
import type { AskOptions, Finding, Source } from './ask.ts'
import { createWork } from './work.ts'

/** One question that was asked of one source, and how it went. */
export interface Asking {
  source: Source
  capability: Capability
  value: string
  answer: Answer<Finding>
}

export interface Lookup {
  /** One for each source and document: what two keys found is here once. */
  records: SourceRecord[]
  askings: Asking[]
  /** Sources that are being asked behind their remembered answers; each resolves when that has ended. */
  refreshes: Promise<void>[]
}

export interface LookupOptions {
  keys: readonly Key[]
  sources: readonly Source[]
  /** The lookup ends here at the latest; what is still open then has timed out. */
  deadlineMs: number
  /** How much of what was said before may stand; by default what was said in the last seconds. */
  asking?: AskOptions
  /** Only the first hop: nothing that a record brings is followed. */
  firstHop?: boolean | undefined
}

interface Task extends Omit<Asking, 'answer'> {
  answer?: Answer<Finding>
  done: Promise<void>
}

/**
 * Asks every source what it can be asked, in as few dependent hops as there are.
 *
 * First hop: the ticket's own keys, all sources at once; numbers that the person's own answers may hold wait for those. Each record that arrives brings leads (its order number for warehouse and
 * returns, its tracking numbers for carriers), which are followed at once, not when the slowest source is done.
 * A person's keys never grow: the e-mail on an order that was found by its number may be a stranger's and is not searched on.
 */
export async function lookup(options: LookupOptions): Promise<Lookup> {
  const { keys, sources, deadlineMs, asking = {}, firstHop = false } = options
  const tasks = new Map<string, Task>()
  const records = new Map<string, SourceRecord>()
  const refreshes: Promise<void>[] = []
  const work = createWork()

  const ask = (
    source: Source,
    capability: Capability,
    { value, carrier }: Pick<Lead, 'value' | 'carrier'>,
  ): void => {
    const id = `${source.connection} ${capability.kind} ${capability.by} ${value}`
    if (tasks.has(id) || work.ended()) return
    const done = source.ask(capability, { value, ...(carrier && { carrier }) }, asking).then((answer) => {
      if (work.ended()) return
      task.answer = answer
      if (answer.refresh) refreshes.push(answer.refresh)
      for (const record of recordsIn(answer)) arrive(record)
    })
    const task: Task = { source, capability, value, done }
    tasks.set(id, task)
    work.add(done)
  }

  const arrive = (record: SourceRecord): void => {
    const id = `${record.connection} ${record.kind} ${record.key}`
    const known = records.has(id)
    records.set(id, record)
    if (!known && !firstHop) for (const lead of leadsOf(record)) follow(lead, record)
  }

  const follow = (lead: Lead, record: SourceRecord): void => {
    const told = tellsUnasked(lead, record)
    const capable = sources
      .filter((source) => mayHold(lead, { source, record }))
      .flatMap((source) =>
        source.capabilities
          .filter((capability) => capability.kind === lead.kind && capability.by === lead.by)
          .map((capability) => ({ source, capability })),
      )
    for (const { source, capability } of capable) {
      if (!told.some((task) => task.source === source)) ask(source, capability, lead)
    }
    // Most orders have no return, so silence on returns means nothing. An order and its warehouse order are expected: what all who
    // were asked for the person miss is asked by number.
    if (told.length === 0 || lead.kind === 'return') return
    const missed = Promise.all(told.map((task) => task.done)).then(() => {
      if ([...records.values()].some((one) => one.kind === lead.kind && isOfSameOrder(one, record))) return
      for (const { source, capability } of capable) {
        if (told.some((task) => task.source === source && task.answer?.ok)) ask(source, capability, lead)
      }
    })
    work.add(missed)
  }

  /** Another shop's stock is no help for this shop's order; warehouses serve many shops. */
  const mayHold = ({ kind }: Lead, { source, record }: { source: Source; record: SourceRecord }): boolean =>
    kind !== 'stock' ||
    record.kind !== 'order' ||
    source.connection === record.connection ||
    !source.capabilities.some((capability) => capability.kind === 'order')

  /** Questions for this order's person, asked or under way: their answers hold what the lead would ask for, without a second call. */
  const tellsUnasked = (lead: Lead, record: SourceRecord): Task[] => {
    if (lead.by === 'tracking_number' || lead.by === 'sku') return []
    const emails = new Set(identityOf(record).emails.map(normaliseEmail))
    return [...tasks.values()].filter(
      ({ capability, value }) =>
        capability.kind === lead.kind && capability.by === 'email' && emails.has(value),
    )
  }

  /**
   * A number from the ticket waits for the same source's answer on the person: most numbers are of her own orders and come with it.
   * Asking both at once would double the calls, and vendors meter them (one ShipHero document costs a quarter of its bucket).
   */
  const askByNumber = (source: Source, capability: Capability, key: Key): void => {
    const forPerson = [...tasks.values()].filter(
      (task) =>
        task.source === source &&
        task.capability.kind === capability.kind &&
        (task.capability.by === 'email' || task.capability.by === 'phone'),
    )
    if (forPerson.length === 0) {
      ask(source, capability, { value: key.value })
      return
    }
    const answered = Promise.all(forPerson.map((task) => task.done)).then(() => {
      const isFailing = forPerson.every((task) => task.answer && !task.answer.ok)
      if (!isFailing && !isAnswered(capability, key)) ask(source, capability, { value: key.value })
    })
    work.add(answered)
  }

  const isAnswered = ({ kind }: Capability, { kind: by, value }: Key): boolean => {
    const named = [...records.values()].filter(({ connection, ...record }) =>
      answersTo(identityOf(record), { by, value, numbers: styleOf(connection) }),
    )
    if (named.some((record) => record.kind === kind)) return true
    // Her own order has no return: then there is none, and silence was the answer.
    return (
      kind === 'return' &&
      named.some((record) => tellsUnasked({ kind, by: 'order_number', value }, record).length > 0)
    )
  }
  const styleOf = (connection: string) => sources.find((source) => source.connection === connection)?.numbers

  const isContact = ({ kind }: Key): boolean => kind === 'email' || kind === 'phone'
  for (const key of [...keys.filter(isContact), ...keys.filter((one) => !isContact(one))]) {
    for (const source of sources) {
      for (const capability of source.capabilities) {
        // A number in one shop's style is not asked of another shop; a warehouse or a carrier works for all of them.
        const isElsewhere =
          capability.kind === 'order' && key.connections && !key.connections.includes(source.connection)
        if (capability.by !== key.kind || isElsewhere) continue
        if (key.kind === 'order_number' || key.kind === 'return_number') askByNumber(source, capability, key)
        else ask(source, capability, { value: key.value, carrier: onlyCarrier(key) })
      }
    }
  }
  await work.settled(deadlineMs)

  const late = new ConnectorError(
    'timed_out',
    `no answer within the ${deadlineMs} ms that a ticket may wait`,
  ).toFailure()
  const askings = [...tasks.values()].map(({ source, capability, value, answer }): Asking => {
    return {
      source,
      capability,
      value,
      answer: answer ?? { ok: false, source: source.connection, failure: late },
    }
  })
  return { records: [...records.values()], askings, refreshes }
}

/** A hint only where there is no doubt: with a wrong carrier a vendor finds nothing. */
const onlyCarrier = ({ carriers }: Key): string | undefined =>
  carriers?.length === 1 ? carriers[0]?.carrier : undefined

/** A source that failed still has its last word. */
const recordsIn = (answer: Answer<Finding>): readonly SourceRecord[] =>
  answer.ok ? answer.data.records : (answer.lastGood?.data.records ?? [])
