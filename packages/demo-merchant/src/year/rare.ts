import type { Random } from '../world/random.ts'
import { day, hour, type Instant, minute } from '../world/time.ts'
import { type Story, startHuman, Telling, type Told } from './stories.ts'

/** What a helpdesk also holds: spam that was deleted, tests, side conversations, what we wrote first, and the same message sent twice. */
export function rareStory(story: Story, index: number): Told[] {
  const kinds = [deleted, tested, sideConversation, proactive, proactive, merged, merged]
  return (kinds[index % kinds.length] ?? tested)(story)
}

/** A question without an order. */
export const plainQuestion = (story: Story): Told[] => [startHuman({ ...story, mood: 'plain' })]

const after = (at: Instant, random: Random): Instant => at + random.int(10, 90) * minute

function deleted({ nextId, at, customer, brand, random }: Story): Told[] {
  const one = new Telling({ id: nextId(), requester: customer, channel: 'email', brand })
  one.add({ at, by: customer, status: 'new', says: 'You have won a prize' })
  one.add({ at: after(at, random), by: 501, status: 'deleted' })
  return [one]
}

function tested({ nextId, at, customer, brand, random }: Story): Told[] {
  const one = new Telling({ id: nextId(), requester: customer, channel: 'web', brand, tags: ['test'] })
  one.add({ at, by: customer, status: 'new', says: 'Only a test' })
  one.answer(after(at, random), 'solved')
  return [one]
}

function sideConversation({ nextId, at, brand, customer, random }: Story): Told[] {
  const one = new Telling({
    id: nextId(),
    requester: customer,
    submitter: 504,
    channel: 'side_conversation',
    brand,
  })
  one.add({ at, by: 504, status: 'new', says: 'Could you look into the parcel?' })
  one.add({ at: after(at, random), by: 504, status: 'solved' })
  return [one]
}

/** We say that it will be late before she asks; one of three answers. */
function proactive({ nextId, at, customer, brand, random }: Story): Told[] {
  const one = new Telling({ id: nextId(), requester: customer, submitter: 502, channel: 'web', brand })
  one.agent = 502
  one.add({
    at,
    by: 502,
    status: 'pending',
    assignee: 502,
    group: 7,
    says: 'Your order will be two days late.',
  })
  if (random.chance(0.35)) {
    one.add({ at: at + 3 * hour, by: customer, status: 'open', says: 'When exactly will it come?' })
    one.answer(at + 5 * hour, 'solved')
  } else one.add({ at: at + 2 * day, by: 502, status: 'solved' })
  return [one]
}

/** She writes twice, and an agent merges the second into the first. */
function merged(story: Story): Told[] {
  const { nextId, at, customer, brand } = story
  const first = startHuman(story)
  const second = new Telling({ id: nextId(), requester: customer, channel: first.ticket.channel, brand })
  second.add({ at: at + 3 * minute, by: customer, status: 'new', says: 'Where is my order? Please answer' })
  second.add({ at: at + 15 * minute, by: first.agent, status: 'closed', mergedInto: first.ticket.id })
  return [first, second]
}
