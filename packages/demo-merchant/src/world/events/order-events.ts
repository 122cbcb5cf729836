import { ordinaryOrder, warehouseOf } from '../ordinary.ts'
import { day, type Instant, minute } from '../time.ts'
import { totalsOf } from '../totals.ts'
import type { OrderTruth, Person, PostalAddress, ShopId, World } from '../truth.ts'
import { changeJob } from './change.ts'
import type { Moment } from './event.ts'
import { planned, unplanned } from './plan.ts'

/** A shop's message to the warehouse takes that long. */
const release = 12 * minute
const cancellation = 5 * minute

/** The money is there, and the shop lets the warehouse begin. */
export function paymentArrived(order: OrderTruth, { at, toldAtOnce }: Moment): OrderTruth {
  const paid: OrderTruth = {
    ...order,
    payment: { ...order.payment, paidAt: at },
    hold: order.hold && { ...order.hold, until: at },
  }
  if (order.jobs.length > 0) return paid
  const job = {
    warehouse: warehouseOf(order.buyer.person, order.number),
    lines: order.lines.map(({ position, quantity }) => ({ position, quantity })),
    receivedAt: toldAtOnce ? at : at + release,
    shipments: [],
  }
  const released = { ...paid, jobs: [job] }
  return changeJob(released, 0, () => planned(released, 0, at))
}

/** Cancelled and paid back. What is packed goes out all the same: nobody unpacks a box for a message. */
export function orderCancelled(
  order: OrderTruth,
  { warehouseMissesIt }: { warehouseMissesIt: boolean },
  { at, toldAtOnce }: Moment,
): OrderTruth {
  const { received, refunded } = totalsOf(order, at)
  const open = received - refunded
  return {
    ...order,
    hold: order.hold && { ...order.hold, until: Math.min(at, order.hold.until ?? at) },
    cancelled: { at, reason: 'CUSTOMER', note: 'Cancelled on the customer’s wish' },
    jobs: order.jobs.map((job) =>
      warehouseMissesIt || (job.packedAt !== undefined && job.packedAt <= at)
        ? job
        : { ...unplanned(job, at), cancelledAt: toldAtOnce ? at : at + cancellation },
    ),
    refunds:
      open <= 0
        ? order.refunds
        : [
            ...order.refunds,
            {
              issuedAt: at,
              settledAt: at + 2 * day,
              minor: open,
              shippingMinor: order.shipping.minor,
              lines: order.lines.map(({ position, quantity }) => ({ position, quantity })),
            },
          ],
  }
}

interface NewOrder {
  shop: ShopId
  customer: { email: string; name: string }
  sku: string
}

/** One more order, of a customer that the shop knows or of somebody new. */
export function orderPlaced(
  world: World,
  { shop, customer, sku }: NewOrder,
  { at, toldAtOnce }: Moment,
): World {
  const known = world.people.find(
    (person) => person.shop === shop && person.email?.toLowerCase() === customer.email.toLowerCase(),
  )
  const person = known ?? newcomer(world, { shop, customer, at })
  const number = 1 + Math.max(...world.orders.filter((one) => one.shop === shop).map((one) => one.number))
  const ordinary = ordinaryOrder({ number, person, placedAt: at, items: [[sku]] })
  const order = toldAtOnce
    ? { ...ordinary, jobs: ordinary.jobs.map((job) => ({ ...job, receivedAt: at })) }
    : ordinary
  return {
    ...world,
    people: known ? world.people : [...world.people, person],
    orders: [...world.orders, order].toSorted((a, b) => a.shop.localeCompare(b.shop) || a.number - b.number),
  }
}

const firstAddress: Record<ShopId, PostalAddress> = {
  'shop-eu': {
    street: 'Karl-Heine-Straße 2',
    zip: '04229',
    city: 'Leipzig',
    countryCode: 'DE',
    country: 'Germany',
    zone: 'Europe/Berlin',
  },
  'shop-us': {
    street: '2211 NW Front Ave',
    zip: '97209',
    city: 'Portland',
    province: 'Oregon',
    provinceCode: 'OR',
    countryCode: 'US',
    country: 'United States',
    zone: 'America/Los_Angeles',
  },
}

function newcomer(
  world: World,
  { shop, customer, at }: Pick<NewOrder, 'shop' | 'customer'> & { at: Instant },
): Person {
  const [firstName = '', ...rest] = customer.name.split(' ')
  return {
    id: 1 + Math.max(...world.people.map(({ id }) => id)),
    shop,
    firstName,
    lastName: rest.join(' '),
    email: customer.email,
    locale: shop === 'shop-eu' ? 'de' : 'en-US',
    address: firstAddress[shop],
    createdAt: at,
  }
}
