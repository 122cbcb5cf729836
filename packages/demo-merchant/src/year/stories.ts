import type { Random } from '../world/random.ts'
import { day, hour, type Instant, minute } from '../world/time.ts'
import type { HelpdeskTicket, HelpdeskUpdate } from '../zendesk/helpdesk.ts'
import type { Mood } from './contacts.ts'
import { automations, yearBot } from './people.ts'

/** How a contact goes, ticket by ticket. */
export interface Story {
  at: Instant
  customer: number
  brand: number
  mood: Mood
  random: Random
  /** The next free number of a ticket. */
  nextId(): number
}

/** Shares by how hard it is: one answer is enough; she comes back after it was solved. */
const shares: Record<Mood, { oneAnswer: number; back: number; bot: number }> = {
  plain: { oneAnswer: 0.8, back: 0.06, bot: 0.16 },
  trouble: { oneAnswer: 0.62, back: 0.24, bot: 0.05 },
  stubborn: { oneAnswer: 0.55, back: 0.42, bot: 0.05 },
}
const channels = ['email', 'email', 'email', 'web', 'web', 'chat', 'chat', 'whatsapp'] as const
const groups = [7, 7, 7, 8] as const
const agents: Record<number, readonly [number, ...number[]]> = { 7: [501, 502, 503], 8: [504, 505] }

export interface Told {
  ticket: HelpdeskTicket
  firstReplyAt?: Instant
}

/** The tickets of one contact: the first, and the ones in which she comes back. */
export function storyOf(story: Story): Told[] {
  const { random, mood, at, nextId } = story
  const byBot = random.chance(shares[mood].bot)
  const first = byBot ? startBot(story) : startHuman(story)
  const isBack = random.chance(byBot && !first.firstReplyAt ? 0.12 : shares[mood].back)
  const way = random.next()
  const solvedAt = first.lastAt
  const others: Told[] = []
  if (isBack && way < 0.5) reopen(first, solvedAt + random.int(1, 3) * day + hour)
  else if (isBack && way < 0.75)
    others.push(startHuman({ ...story, at: solvedAt + random.int(1, 6) * day, nextId }))
  else if (isBack && way < 0.88) {
    const again = startHuman({ ...story, at: solvedAt + random.int(1, 6) * day, nextId })
    others.push({ ...again, ticket: { ...again.ticket, channel: 'voice' } })
  } else if (isBack) {
    close(first, solvedAt + 4 * day)
    const again = startHuman({ ...story, at: solvedAt + random.int(5, 6) * day, nextId })
    others.push({ ...again, ticket: { ...again.ticket, followUpOf: first.ticket.id } })
  } else if (way < 0.14) thank(first, solvedAt + random.int(20, 200) * minute, way < 0.07)
  if (at % 11 === 0)
    first.add({ at: first.lastAt + 6 * hour, by: first.ticket.requester, rating: isBack ? 'bad' : 'good' })
  if (first.status !== 'closed') close(first, first.lastAt + 4 * day)
  return [first, ...others]
}

/** A ticket while it is told. */
export class Telling implements Told {
  readonly updates: HelpdeskUpdate[] = []
  readonly ticket: HelpdeskTicket
  agent = 501
  firstReplyAt?: Instant
  lastAt: Instant = 0
  status: HelpdeskUpdate['status']

  constructor(ticket: Omit<HelpdeskTicket, 'updates'>) {
    this.ticket = { ...ticket, updates: this.updates }
  }

  /** `says` is public. */
  add({
    at,
    says,
    ...update
  }: Omit<HelpdeskUpdate, 'id' | 'at' | 'comment'> & { at: Instant; says?: string }): void {
    const id = this.ticket.id * 100 + this.updates.length
    const comment = says === undefined ? undefined : { id, by: update.by, isPublic: true, text: says }
    this.updates.push({ ...update, id, at: toldAt(at), ...(comment && { comment }) })
    this.lastAt = at
    this.status = update.status ?? this.status
  }

  answer(at: Instant, status: 'solved' | 'pending', says = 'Here is what we know.'): void {
    this.firstReplyAt ??= at
    this.add({ at, by: this.agent, status, says })
  }
}

const toldAt = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19)}Z`

function open(story: Story, channel: string): Telling {
  const { at, customer, brand, nextId } = story
  const telling = new Telling({ id: nextId(), requester: customer, channel, brand })
  telling.add({ at, by: customer, status: 'new', says: 'Where is my order?' })
  return telling
}

function assign(telling: Telling, { random, at }: { random: Random; at: Instant }): void {
  const group = random.pick(groups)
  telling.agent = random.pick(agents[group] ?? [501])
  telling.add({ at, by: telling.agent, status: 'open', group, assignee: telling.agent })
  if (!random.chance(0.07)) return
  // The first colleague hands it on.
  const other = group === 7 ? 8 : 7
  telling.agent = random.pick(agents[other] ?? [504])
  telling.add({ at: at + 10 * minute, by: telling.agent, group: other, assignee: telling.agent })
}

export function startHuman(story: Story): Telling {
  const { random, at, mood } = story
  const telling = open(story, random.pick(channels))
  assign(telling, { random, at: at + random.int(5, 60) * minute })
  answerAndSolve(telling, { random, mood })
  return telling
}

function answerAndSolve(telling: Telling, { random, mood }: { random: Random; mood: Mood }): void {
  const at = telling.lastAt + random.int(20, 600) * minute
  if (random.chance(shares[mood].oneAnswer)) {
    telling.answer(at, 'solved')
    return
  }
  telling.answer(at, 'pending', 'May I ask for your number?')
  const back = at + random.int(5, 20) * hour
  telling.add({ at: back, by: telling.ticket.requester, status: 'open', says: 'It is in my mail.' })
  telling.answer(back + random.int(1, 7) * hour, 'solved')
}

/** The chatbot answers first. More than half of what it takes it ends alone. */
function startBot(story: Story): Telling {
  const { random, at, mood } = story
  const telling = open(story, 'native_messaging')
  const contains = random.chance(mood === 'plain' ? 0.62 : 0.25)
  telling.add({
    at: at + minute,
    by: yearBot,
    says: 'Your parcel is on its way.',
    ...(contains && { status: 'solved' }),
  })
  if (contains) return telling
  telling.add({ at: at + 3 * minute, by: telling.ticket.requester, says: 'I want a human.' })
  assign(telling, { random, at: at + 5 * minute })
  answerAndSolve(telling, { random, mood })
  return telling
}

function reopen(telling: Telling, at: Instant): void {
  telling.add({ at, by: telling.ticket.requester, status: 'open', says: 'It is still not there.' })
  telling.answer(at + 3 * hour, 'solved', 'We looked again.')
}

function thank(telling: Telling, at: Instant, isAnswered: boolean): void {
  telling.add({ at, by: telling.ticket.requester, status: 'open', says: 'Thank you!' })
  if (isAnswered) telling.answer(at + hour, 'solved', 'You are welcome.')
  else telling.add({ at: at + hour, by: telling.agent, status: 'solved' })
}

function close(telling: Telling, at: Instant): void {
  telling.add({ at, by: automations, status: 'closed' })
}
