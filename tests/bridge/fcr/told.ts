import type {
  ContactEvent,
  ContactRole,
  TicketStatus,
} from '@throughline/bridge/domain/contacts/contact-event.ts'
import { type ContactCause, contactCauses } from '@throughline/shared/vocabulary'

/** The day `d0` of all histories, a Monday. */
const firstDay = Date.UTC(2026, 2, 2)

/** `d3 09:15` or `d3 09:15:30` as ISO 8601. */
export function timeOf(text: string): string {
  const [, days, hours, minutes, seconds = '0'] = /^d(\d+) (\d\d):(\d\d)(?::(\d\d))?$/.exec(text) ?? []
  if (days === undefined) throw new Error(`"${text}" is no time; write it as d3 09:15`)
  const ms = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1_000
  return new Date(firstDay + ms).toISOString()
}

/** An event without its ticket, its id and its time. */
type Said = ContactEvent extends infer Event
  ? Event extends ContactEvent
    ? Omit<Event, 'id' | 'ticketId' | 'at'>
    : never
  : never

interface Speaker {
  role: ContactRole
  author: string
}

interface Verb {
  /** As it is written after the time and the speaker. */
  pattern: RegExp
  example: string
  says(words: string[], speaker: Speaker): Said[]
}

const message = ({ role, author }: Speaker, more: { isPublic?: boolean; thanks?: boolean } = {}): Said => ({
  kind: 'message',
  role,
  isPublic: true,
  ...(role !== 'system' && { author }),
  ...more,
})
const status = (to: TicketStatus, { role }: Speaker): Said => ({ kind: 'status', to, by: role })

const verbs: Verb[] = [
  { pattern: /^(?:writes|replies)$/, example: 'writes', says: (_, who) => [message(who)] },
  { pattern: /^thanks$/, example: 'thanks', says: (_, who) => [message(who, { thanks: true })] },
  { pattern: /^notes$/, example: 'notes', says: (_, who) => [message(who, { isPublic: false })] },
  {
    pattern: /^replies and solves$/,
    example: 'replies and solves',
    says: (_, who) => [message(who), status('solved', who)],
  },
  {
    pattern: /^(solves|closes|reopens|waits|holds)$/,
    example: 'solves',
    says: ([verb = ''], who) => [status(statusOf[verb] ?? 'open', who)],
  },
  {
    pattern: /^merges into (\S*)$/,
    example: 'merges into T2',
    says: ([to = ''], who) => [{ kind: 'merged_into', ticketId2: to }, status('closed', who)],
  },
  {
    pattern: /^assigns (\S*)\/(\S*)$/,
    example: 'assigns tier2/omar',
    says: ([group, assignee]) => [
      { kind: 'assigned', ...(group && { group }), ...(assignee && { assignee }) },
    ],
  },
  {
    pattern: /^links (\S+)(?: return (\S+))?(?: in (\S+))?$/,
    example: 'links 1042 return R1 in shop-us',
    says: ([number = '', returnNumber, connection = 'shop']) => [
      { kind: 'linked', connection, key: number, number, ...(returnNumber && { returnNumber }) },
    ],
  },
  {
    pattern: /^corrects (\w+)$/,
    example: 'corrects damaged',
    says: ([word = ''], { author }) => [{ kind: 'cause_corrected', cause: causeOf(word), by: author }],
  },
  {
    pattern: /^takes it back$/,
    example: 'takes it back',
    says: (_, { author }) => [{ kind: 'cause_corrected', cause: null, by: author }],
  },
  {
    pattern: /^rates (good|bad)$/,
    example: 'rates bad',
    says: ([rating]) => [{ kind: 'rated', rating: rating === 'bad' ? 'bad' : 'good' }],
  },
  {
    pattern: /^(deletes|spams)$/,
    example: 'deletes',
    says: ([verb]) => [{ kind: 'removed', how: verb === 'spams' ? 'spam' : 'deleted' }],
  },
  { pattern: /^restores$/, example: 'restores', says: () => [{ kind: 'restored' }] },
  { pattern: /^tags test$/, example: 'tags test', says: () => [{ kind: 'tagged_test' }] },
  {
    pattern: /^hands over (\S+)$/,
    example: 'hands over c1',
    says: ([conversation = '']) => [{ kind: 'bot_handed_over', conversation }],
  },
  {
    pattern: /^ends (\S+)$/,
    example: 'ends c1',
    says: ([conversation = '']) => [{ kind: 'bot_handed_over', conversation, endedAlone: true }],
  },
  {
    pattern: /^makes (.+) the requester$/,
    example: 'makes ben the requester',
    says: ([names = '']) => [{ kind: 'requester_changed', customer: peopleOf(names) }],
  },
]

const statusOf: Record<string, TicketStatus> = {
  solves: 'solved',
  closes: 'closed',
  reopens: 'open',
  waits: 'pending',
  holds: 'hold',
}

export const peopleOf = (names: string): string[] =>
  names === 'nobody' ? [] : names.split(',').map((name) => name.trim())

function causeOf(word: string): ContactCause {
  const cause = contactCauses.find((one) => one === word)
  if (!cause) throw new Error(`"${word}" is no cause; there are ${contactCauses.join(', ')}`)
  return cause
}

const roleOf = (who: string): ContactRole =>
  who === 'customer' || who === 'bot' || who === 'system' ? who : 'agent'

/** `d3 09:15 lea replies and solves` as events. Who is neither `customer`, `bot` nor `system` is an agent of that name. */
export function saidIn(line: string): { at: string; who: string; said: Said[] } {
  const [, time = '', who = '', rest = ''] = /^(d\d+ [\d:]+) (\S+) (.+)$/.exec(line) ?? []
  if (!who)
    throw new Error(`"${line}" cannot be read; write a time, who and what, as in: d3 09:15 lea replies`)
  const verb = verbs.find(({ pattern }) => pattern.test(rest))
  if (!verb)
    throw new Error(
      `"${rest}" is nothing that can be said; there are: ${verbs.map(({ example }) => example).join(', ')}`,
    )
  const words = verb.pattern.exec(rest)?.slice(1) ?? []
  return { at: timeOf(time), who, said: verb.says(words, { role: roleOf(who), author: who }) }
}
