import type { Helpdesk, HelpdeskPerson, HelpdeskTicket, HelpdeskUpdate } from './helpdesk.ts'

const seconds = (time: string): number => Math.floor(Date.parse(time) / 1_000)
/** Zendesk writes times without fractions of a second. */
const toldAt = (time: string): string => `${new Date(time).toISOString().slice(0, 19)}Z`

/** The export of an account, in the order in which Zendesk gives it. Made anew when the account's tickets are others than before. */
export function createExportView(helpdesk: () => Helpdesk) {
  let made: { of: Helpdesk; view: ReturnType<typeof viewOf> } | undefined
  return () => {
    const now = helpdesk()
    if (made?.of !== now) made = { of: now, view: viewOf(now) }
    return made.view
  }
}

function viewOf({ people, tickets }: Helpdesk) {
  const person = new Map(people.map((one) => [one.id, one]))
  const byId = new Map(tickets.map((one) => [one.id, one]))
  const changed = tickets
    .map((ticket) => ({ ticket, at: seconds(ticket.updates.at(-1)?.at ?? '') }))
    .sort((a, b) => a.at - b.at || a.ticket.id - b.ticket.id)
  const updates = tickets
    .flatMap((ticket) => ticket.updates.map((update, at) => ({ ticket, update, isFirst: at === 0 })))
    .map((one) => ({ ...one, at: seconds(one.update.at) }))
    .sort((a, b) => a.at - b.at || a.update.id - b.update.id)
  return {
    person: (id: number) => person.get(id),
    people,
    ticket: (id: number) => byId.get(id),

    /** Tickets whose last change is between these seconds, after a place; no more than so many. */
    tickets({ from, before, most }: Stretch): {
      page: HelpdeskTicket[]
      last: Place | undefined
      isEnd: boolean
    } {
      const start = firstAfter(changed, from, ({ at, ticket }) => ({ at, id: ticket.id }))
      const rest = upTo(changed, before)
      const page = changed.slice(start, Math.min(start + most, rest))
      const last = page.at(-1)
      return {
        page: page.map(({ ticket }) => ticket),
        last: last && { at: last.at, id: last.ticket.id },
        isEnd: start + most >= rest,
      }
    },

    /** Updates from a second on. A page ends between seconds, unless one second fills it alone. */
    updates({ from, before, most }: Stretch) {
      const start = firstAfter(updates, { at: from.at, id: 0 }, ({ at, update }) => ({ at, id: update.id }))
      const rest = upTo(updates, before)
      let end = Math.min(start + most, rest)
      while (end < rest && end > start && updates[end]?.at === updates[end - 1]?.at) end += 1
      return { page: updates.slice(start, end), endTime: updates[end - 1]?.at ?? from.at, isEnd: end >= rest }
    },
  }
}

interface Place {
  at: number
  id: number
}
interface Stretch {
  from: Place
  /** Seconds; what happened then or later is not told yet. */
  before: number
  most: number
}

/** How many of a sorted list do not come after a place. */
function firstAfter<One>(sorted: readonly One[], place: Place, placeOf: (one: One) => Place): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = sorted[middle]
    const { at, id } = one === undefined ? place : placeOf(one)
    if (at < place.at || (at === place.at && id <= place.id)) low = middle + 1
    else high = middle
  }
  return low
}

const upTo = (sorted: readonly { at: number }[], before: number): number => {
  let count = sorted.length
  while (count > 0 && (sorted[count - 1]?.at ?? 0) >= before) count -= 1
  return count
}

/** A ticket as the REST API tells it. */
export function toldTicket(ticket: HelpdeskTicket): object {
  const { updates } = ticket
  const last = <Field extends keyof HelpdeskUpdate>(field: Field): HelpdeskUpdate[Field] | undefined =>
    updates.findLast((update) => update[field] !== undefined)?.[field]
  const follows =
    ticket.followUpOf === undefined
      ? { rel: null, from: {}, to: {} }
      : { rel: 'follow_up', from: { ticket_id: ticket.followUpOf, subject: 'Earlier' }, to: {} }
  return {
    id: ticket.id,
    created_at: toldAt(updates[0]?.at ?? ''),
    updated_at: toldAt(updates.at(-1)?.at ?? ''),
    status: last('status') ?? 'new',
    requester_id: last('requester') ?? ticket.requester,
    submitter_id: ticket.submitter ?? ticket.requester,
    assignee_id: last('assignee') ?? null,
    group_id: last('group') ?? null,
    brand_id: last('brand') ?? ticket.brand ?? null,
    tags: [...new Set([...(ticket.tags ?? []), ...updates.flatMap(({ addedTags = [] }) => addedTags)])],
    subject: 'simulated',
    description: 'simulated',
    via: { channel: ticket.channel, source: follows },
    satisfaction_rating: { score: last('rating') ?? 'unoffered' },
  }
}

export const toldPerson = ({ id, name, role, email, phone, groups }: HelpdeskPerson): object => ({
  id,
  name,
  role,
  email: email ?? null,
  phone: phone ?? null,
  default_group_id: groups?.[0] ?? null,
})

/** An update as the export of ticket events tells it. */
export function toldUpdate({
  ticket,
  update,
  isFirst,
}: {
  ticket: HelpdeskTicket
  update: HelpdeskUpdate
  isFirst: boolean
}): object {
  const { id, at, by, status, group, assignee, requester, brand, rating, addedTags, mergedInto, comment } =
    update
  const merge =
    mergedInto === undefined
      ? { rel: null, from: {}, to: {} }
      : { rel: 'merge', from: {}, to: { ticket_id: mergedInto, subject: 'Other' } }
  const via = { channel: mergedInto === undefined ? ticket.channel : 'system', source: merge }
  const fields = {
    status,
    group_id: group,
    assignee_id: assignee,
    requester_id: requester,
    brand_id: brand,
    satisfaction_score: rating,
  }
  const event = (place: number, rest: object) => ({
    id: id * 100 + place,
    via,
    via_reference_id: null,
    ...rest,
  })
  const changes = isFirst
    ? [event(1, { event_type: 'Create', ...fields, requester_id: ticket.requester, tags: ticket.tags ?? [] })]
    : Object.entries(fields).flatMap(([field, value], place) =>
        value === undefined
          ? []
          : [event(place + 1, { event_type: 'Change', [field]: value, previous_value: null })],
      )
  return {
    id,
    ticket_id: ticket.id,
    timestamp: seconds(at),
    created_at: toldAt(at),
    updater_id: by,
    via: 'Web form',
    event_type: 'Audit',
    child_events: [
      ...changes,
      ...(addedTags
        ? [event(20, { event_type: 'Change', tags: addedTags, added_tags: addedTags, removed_tags: [] })]
        : []),
      ...(comment
        ? [
            event(30, {
              id: comment.id,
              event_type: 'Comment',
              type: 'Comment',
              author_id: comment.by,
              body: comment.text,
              public: comment.isPublic,
              audit_id: id,
              created_at: toldAt(at),
            }),
          ]
        : []),
    ],
  }
}
