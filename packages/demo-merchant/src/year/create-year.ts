import { createRandom } from '../world/random.ts'
import { day, hour, type Instant } from '../world/time.ts'
import type { Helpdesk } from '../zendesk/helpdesk.ts'
import { contactsOf } from './contacts.ts'
import { ordersOf, type YearOrder } from './orders.ts'
import { panelOf, type YearPanel } from './panels.ts'
import { customerOf, customerPerson, staff } from './people.ts'
import { plainQuestion, rareStory } from './rare.ts'
import { type Story, storyOf, type Told } from './stories.ts'

/** A year of a shop that does not exist: its orders with what went wrong, its helpdesk, and what panels would have shown. */
export interface Year {
  /** The oldest first. */
  orders: readonly YearOrder[]
  helpdesk: Helpdesk
  panels: readonly YearPanel[]
}

export interface YearOptions {
  /** Epoch milliseconds: the year ends here. */
  now: Instant
  seed?: number
  /** False leaves the three planted causes out and everything else as it is. */
  planted?: boolean
}

const firstTicket = 500_001
const brandOf = { 'shop-eu': 360_001, 'shop-us': 360_002 } as const
const questionsWithoutOrder = 100
const rareStories = 84
/** Of moments at which a panel was composed. */
const silentShare = 0.02

/** The same options give the same year. */
export function createYear({ now, seed = 6, planted = true }: YearOptions): Year {
  const orders = ordersOf({ now, seed, planted })
  let id = firstTicket - 1
  const nextId = () => {
    id += 1
    return id
  }
  const about = contactsOf(orders, { now, seed }).map(({ order, index, at, mood }) => {
    const random = createRandom(seed * 3_000_017 + index)
    const story: Story = {
      at,
      mood,
      random,
      nextId,
      customer: customerOf(index),
      brand: brandOf[order.connection],
    }
    return { order, told: storyOf(story) }
  })
  const others = Array.from({ length: questionsWithoutOrder + rareStories }, (_, index) => {
    const random = createRandom(seed * 4_000_037 + index)
    const at = now - random.int(2, 51 * 7) * day - random.int(0, 9) * hour
    const story: Story = {
      at,
      mood: 'plain',
      random,
      nextId,
      customer: customerOf(index * 31),
      brand: 360_003,
    }
    return {
      order: undefined,
      told: index < questionsWithoutOrder ? plainQuestion(story) : rareStory(story, index),
    }
  })
  const told = [...about, ...others].flatMap((one) =>
    one.told.flatMap((each) => ({ order: one.order, ...happened(each, now) })),
  )
  const tickets = told.map(({ ticket }) => ticket).filter(({ updates }) => updates.length > 0)
  return {
    orders,
    helpdesk: {
      people: [...staff, ...[...new Set(tickets.map(({ requester }) => requester))].map(customerPerson)],
      tickets,
    },
    panels: told.flatMap((one) => panelsOf(one, seed)),
  }
}

/** What has happened until now. */
function happened({ ticket, firstReplyAt }: Told, now: Instant): Told {
  const updates = ticket.updates
    .filter(({ at }) => Date.parse(at) < now)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return {
    ticket: { ...ticket, updates },
    ...(firstReplyAt !== undefined && firstReplyAt < now && { firstReplyAt }),
  }
}

function panelsOf(
  { order, ticket, firstReplyAt }: Told & { order: YearOrder | undefined },
  seed: number,
): YearPanel[] {
  const [first] = ticket.updates
  if (!first || ticket.channel === 'side_conversation') return []
  const random = createRandom(seed * 5_000_011 + ticket.id)
  const ticketId = String(ticket.id)
  const opened = panelOf({
    ticketId,
    moment: 'opened',
    at: Date.parse(first.at),
    order,
    isSilent: random.chance(silentShare),
  })
  if (firstReplyAt === undefined) return [opened]
  const isSilent = random.chance(silentShare)
  return [opened, panelOf({ ticketId, moment: 'first_reply', at: firstReplyAt - 1_000, order, isSilent })]
}
