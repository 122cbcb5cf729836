import { demoBrands } from '../config.ts'
import type { DemoTicket } from '../tickets/ticket.ts'
import { subjectsOf } from '../world/possible/possible.ts'
import type { Possible, Subject } from '../world/possible/subject.ts'
import type { Instant } from '../world/time.ts'
import type { OrderTruth, World } from '../world/truth.ts'

/** What of the world a ticket is about, as it truly is, and what can be made to happen to it. */
export interface TicketWorld {
  ticket: number
  orders: { name: string; customer: string; subjects: Subject[] }[]
  /** What belongs to no order yet. */
  possible: Possible[]
}

export function ticketWorld(world: World, ticket: DemoTicket, at: Instant): TicketWorld {
  const orders = ordersOf(world, ticket, at)
  return {
    ticket: ticket.id,
    orders: orders.map((order) => ({
      name: order.name,
      customer: order.buyer.shipTo.name,
      subjects: subjectsOf(order, at),
    })),
    possible: newOrder(world, ticket, orders),
  }
}

/** Everything that can be made to happen for a ticket now. */
export const possibleIn = ({ orders, possible }: TicketWorld): Possible[] => [
  ...orders.flatMap(({ subjects }) => subjects.flatMap((subject) => subject.possible)),
  ...possible,
]

/** The orders that the ticket tells of, and what its customer ordered since. */
function ordersOf(world: World, { expects, requester }: DemoTicket, at: Instant): OrderTruth[] {
  const named = new Set([...expects.orders, ...expects.candidates])
  const numbers = (order: OrderTruth) =>
    order.jobs.flatMap((job) => job.shipments.flatMap(({ parcels }) => parcels.map(({ number }) => number)))
  const told = world.orders.filter(
    (order) => named.has(order.name) || numbers(order).some((number) => expects.parcels.includes(number)),
  )
  const emails = new Set(
    [requester.email, ...(expects.outcome === 'found' ? told.map(({ buyer }) => buyer.email) : [])].flatMap(
      (email) => email?.toLowerCase() ?? [],
    ),
  )
  const since = world.orders.filter(
    ({ placedAt, buyer }) =>
      placedAt >= world.madeAt && placedAt <= at && emails.has(buyer.email?.toLowerCase() ?? ''),
  )
  return [...since.toReversed(), ...told]
}

/** Cheap and small, so that a new order is no sensation. */
const usualBaskets = ['NL-LAMP', 'NL-SOCK-3', 'NL-STOVE', 'NL-POT-1']

function newOrder(world: World, { requester, brand, expects }: DemoTicket, orders: OrderTruth[]): Possible[] {
  const [known] = expects.outcome === 'found' ? orders : []
  const email = known?.buyer.email ?? requester.email
  if (!email) return []
  const placed = world.orders.filter(({ placedAt }) => placedAt >= world.madeAt).length
  return [
    {
      id: 'place an order',
      label: 'Places a new order',
      way: 'onward',
      intervention: {
        kind: 'order_placed',
        shop: known?.shop ?? (brand.id === demoBrands.america.id ? 'shop-us' : 'shop-eu'),
        customer: { email, name: known?.buyer.shipTo.name ?? requester.name },
        sku: usualBaskets[placed % usualBaskets.length] ?? 'NL-LAMP',
      },
    },
  ]
}
