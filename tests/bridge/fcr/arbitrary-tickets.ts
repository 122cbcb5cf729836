import type { ContactEvent } from '@throughline/bridge/domain/contacts/contact-event.ts'
import fc from 'fast-check'
import { saidIn } from './told.ts'

/** Of sevens, because no limit (1 h, 4 h, days) is one: a clock that is off by a second then crosses none. */
const stepMinutes = 7

const actions = [
  'customer writes',
  'customer thanks',
  'customer solves',
  'lea replies and solves',
  'omar replies',
  'lea solves',
  'lea notes',
  'lea waits',
  'bot replies',
  'bot hands over c1',
  'bot ends c2',
  'system solves',
  'system closes',
  'omar links 1042',
  'omar links 1042 return R1',
  'omar links 2077',
  'lea tags test',
  'lea deletes',
  'lea restores',
  'lea makes ben the requester',
  'system assigns tier1/lea',
  'lea assigns tier2/omar',
  'lea corrects damaged',
  'lea takes it back',
] as const

const Step = fc.record({
  does: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('customer writes', 'lea replies and solves') },
    { weight: 2, arbitrary: fc.constantFrom(...actions) },
  ),
  /** Most within hours, some after days or a month. */
  after: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 60 }) },
    { weight: 2, arbitrary: fc.integer({ min: 60, max: 1_500 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1_500, max: 8_000 }) },
  ),
})

const Ticket = fc.record({
  by: fc.subarray(['anna', 'ben', '+49-171']),
  channel: fc.constantFrom('email', 'web', 'chat', 'bot'),
  starts: fc.integer({ min: 0, max: 9_000 }),
  /** Which ticket it follows or is merged into, where one is there. */
  of: fc.integer({ min: 0, max: 4 }),
  joins: fc.constantFrom('follows', 'merges', 'none', 'none', 'none'),
  steps: fc.array(Step, { minLength: 1, maxLength: 8 }),
})

/** Up to five tickets of few people and orders. */
export const ArbitraryEvents: fc.Arbitrary<ContactEvent[]> = fc
  .array(Ticket, { minLength: 1, maxLength: 5 })
  .map((tickets) => {
    const ids = tickets.map((_, index) => `${101 + index}`)
    return tickets.flatMap((ticket, index) =>
      eventsOf(ticket, { id: ids[index] ?? '', other: ids[ticket.of] }),
    )
  })

function eventsOf(
  { by, channel, starts, joins, steps }: typeof Ticket extends fc.Arbitrary<infer One> ? One : never,
  { id, other }: { id: string; other: string | undefined },
): ContactEvent[] {
  const events: ContactEvent[] = []
  const target = other === id ? undefined : other
  let minutes = starts * stepMinutes
  const add = (said: ReturnType<typeof saidIn>['said']): void => {
    for (const one of said)
      events.push({ ...one, ticketId: id, id: `${id}-${100 + events.length}`, at: timeAt(minutes) })
  }
  add([
    { kind: 'opened', channel, customer: by, ...(joins === 'follows' && target && { followUpOf: target }) },
  ])
  let isSolved = false
  for (const { does, after } of steps) {
    const { said, who } = saidIn(`d0 00:00 ${does}`)
    add(said)
    const last = said.findLast(({ kind }) => kind === 'status')
    if (last?.kind === 'status') isSolved = last.to === 'solved'
    else if (who === 'customer' && isSolved) {
      add([{ kind: 'status', to: 'open', by: 'customer' }])
      isSolved = false
    }
    minutes += after * stepMinutes
  }
  if (joins === 'merges' && target) add(saidIn(`d0 00:00 lea merges into ${target}`).said)
  return events
}

const timeAt = (minutes: number): string => new Date(Date.UTC(2026, 2, 2) + minutes * 60_000).toISOString()

/** The same facts as they may come in: in any order, some of them twice. */
export const asTheyCome = (events: readonly ContactEvent[]): fc.Arbitrary<ContactEvent[]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...events], { minLength: events.length, maxLength: events.length }),
      fc.subarray([...events]),
    )
    .map(([all, again]) => [...again, ...all])
