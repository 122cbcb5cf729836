import type { Buyer, WantedLine } from './catalogue.ts'
import type { Merchant } from './merchant.ts'
import type { ShopOrder } from './shop.ts'

/** An order's life: what happens to it in turn, in one system or told from one to the other. */
export interface Story {
  buyer: Buyer
  /** The shop's number of the order, once the first step has been done. */
  number(): string
  /** Tracking numbers in the order in which they were given. */
  parcels: string[]
  steps: { what: string; run(): Promise<unknown> }[]
}

interface Course {
  merchant: Merchant
  buyer: Buyer
  lines: readonly WantedLine[]
  order(): ShopOrder
  shipment(): number
  parcels: string[]
  /** A label with a number of its own, which the carriers hear of. */
  label(direction?: 'outbound' | 'return'): string
  place(): Promise<void>
  charge(): Promise<void>
  enter(): Promise<void>
}

/** Numbers of DPD's form, never twice: fourteen digits and the check character of ISO 7064 MOD 37,36. */
let parcelsMade = 0
function nextParcelNumber(): string {
  parcelsMade += 1
  const digits = String(9_980_000_700_000 + parcelsMade * 31).padStart(14, '0')
  let check = 36
  for (const digit of digits) {
    check += Number(digit)
    if (check > 36) check -= 36
    check = (check * 2) % 37
  }
  return digits + '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt((37 - check) % 36)
}

function begin(merchant: Merchant, buyer: Buyer, lines: readonly WantedLine[]): Course {
  let order: ShopOrder | undefined
  let shipment: number | undefined
  const parcels: string[] = []
  const course: Course = {
    merchant,
    buyer,
    lines,
    parcels,
    order() {
      if (!order) throw new Error('the order is not placed yet')
      return order
    },
    shipment() {
      if (shipment === undefined) throw new Error('the warehouse does not know the order yet')
      return shipment
    },
    label(direction) {
      const number = nextParcelNumber()
      parcels.push(number)
      merchant.carriers.announce(number, buyer, direction)
      return number
    },
    async place() {
      order = await merchant.shop.place(buyer, lines)
    },
    charge: () => merchant.shop.charge(course.order()),
    async enter() {
      shipment = await merchant.warehouse.enter(course.order().code, buyer, lines)
    },
  }
  return course
}

const told = ({ buyer, parcels, order }: Course, steps: Record<string, () => Promise<unknown>>): Story => ({
  buyer,
  parcels,
  number: () => order().code,
  steps: Object.entries(steps).map(([what, run]) => ({ what, run })),
})

/** All that can happen, in one life: two socks are not on the shelf and come in a second parcel, and one pair of boots goes back. */
export function wholeLife(merchant: Merchant, buyer: Buyer): Story {
  const { shop, warehouse, carriers } = merchant
  const course = begin(merchant, buyer, [
    { sku: 'BOOT-42', quantity: 2 },
    { sku: 'SOCK-M', quantity: 3 },
  ])
  const { order, shipment, parcels } = course
  const fulfilments: string[] = []
  let rest = 0
  let returned = 0
  let refund = ''
  const [first, second] = [() => parcels[0] ?? '', () => parcels[1] ?? '']
  return told(course, {
    placed: course.place,
    paid: course.charge,
    'entered in the warehouse': course.enter,
    allocated: () => warehouse.reserve(shipment()),
    'picked short': async () => {
      await warehouse.find(shipment(), { sku: 'SOCK-M', quantity: 1 })
      await warehouse.pick(shipment())
    },
    'packed with a tracking number': () => warehouse.pack(shipment(), course.label()),
    'handed over': () => warehouse.handOver(shipment()),
    'the shop told of the parcel': async () => {
      const sent = [
        { sku: 'BOOT-42', quantity: 2 },
        { sku: 'SOCK-M', quantity: 1 },
      ]
      fulfilments.push(await shop.fulfil(order(), first(), sent))
      await shop.ship(fulfilments[0] ?? '')
    },
    'scanned by the carrier': async () => carriers.scan(first(), 'accepted'),
    'out for delivery': async () => carriers.scan(first(), 'out_for_delivery'),
    delivered: async () => {
      carriers.scan(first(), 'delivered')
      await shop.deliver(fulfilments[0] ?? '')
    },
    'the rest packed and handed over': async () => {
      rest = (await warehouse.shipmentsOf(order().code))[1] ?? 0
      await warehouse.reserve(rest)
      await warehouse.pick(rest)
      await warehouse.pack(rest, course.label())
      await warehouse.handOver(rest)
    },
    'the rest delivered': async () => {
      fulfilments.push(await shop.fulfil(order(), second(), [{ sku: 'SOCK-M', quantity: 2 }]))
      await shop.ship(fulfilments[1] ?? '')
      carriers.scan(second(), 'accepted')
      carriers.scan(second(), 'delivered')
      await shop.deliver(fulfilments[1] ?? '')
    },
    'a return agreed': async () => {
      returned = await warehouse.expectReturn(order().code, [{ sku: 'BOOT-42', quantity: 1 }])
    },
    'the return received': () => warehouse.receive(returned),
    'the return inspected': () => warehouse.restock(returned),
    'refund ordered': async () => {
      refund = await shop.refund(order(), 14_280, [{ sku: 'BOOT-42', quantity: 1 }])
    },
    'refund paid': () => shop.settleRefund(refund),
  })
}

/** As the whole life ends, but the money goes back as an amount that names no article. */
export function refundedByAmount(merchant: Merchant, buyer: Buyer): Story {
  const { shop, warehouse, carriers } = merchant
  const course = begin(merchant, buyer, [{ sku: 'BOOT-42', quantity: 1 }])
  return told(course, {
    ...untilEntered(course),
    'sent, returned and refunded': async () => {
      const order = course.order()
      const number = await sendOnly(course)
      const fulfilment = await shop.fulfil(order, number)
      await shop.ship(fulfilment)
      carriers.scan(number, 'delivered')
      await shop.deliver(fulfilment)
      const returned = await warehouse.expectReturn(order.code, course.lines)
      await warehouse.receive(returned)
      await warehouse.restock(returned)
      await shop.settleRefund(await shop.refund(order, 14_280))
    },
  })
}

/** Cancelled while it was still on the shelf, and both systems know. */
export function cancelledInTime(merchant: Merchant, buyer: Buyer): Story {
  const { shop, warehouse } = merchant
  const course = begin(merchant, buyer, [{ sku: 'BOOT-42', quantity: 1 }])
  return told(course, {
    placed: course.place,
    paid: course.charge,
    'entered in the warehouse': course.enter,
    'cancelled in both': async () => {
      await warehouse.cancel(course.shipment())
      await shop.cancel(course.order())
    },
  })
}

/** One order in two boxes. */
export function split(merchant: Merchant, buyer: Buyer): Story {
  const { shop, warehouse, carriers } = merchant
  const course = begin(merchant, buyer, [
    { sku: 'BOOT-42', quantity: 1 },
    { sku: 'SOCK-M', quantity: 2 },
  ])
  const { order, shipment, parcels } = course
  return told(course, {
    placed: course.place,
    paid: course.charge,
    'entered in the warehouse': course.enter,
    'packed in two boxes': async () => {
      await warehouse.reserve(shipment())
      await warehouse.pick(shipment())
      await warehouse.packApart(shipment(), () => course.label())
    },
    'handed over and told to the shop': async () => {
      await warehouse.handOver(shipment())
      const [boots, socks] = parcels
      await shop.ship(await shop.fulfil(order(), boots ?? '', [{ sku: 'BOOT-42', quantity: 1 }]))
      await shop.ship(await shop.fulfil(order(), socks ?? '', [{ sku: 'SOCK-M', quantity: 2 }]))
    },
    'one delivered': async () => {
      for (const number of parcels) carriers.scan(number, 'accepted')
      carriers.scan(parcels[1] ?? '', 'delivered')
    },
  })
}

/** Five tents are sold and three are there; then ten are counted. */
export function backorder(merchant: Merchant, buyer: Buyer, sku = 'TENT-2'): Story {
  const { warehouse } = merchant
  const course = begin(merchant, buyer, [{ sku, quantity: 5 }])
  return told(course, {
    placed: course.place,
    paid: course.charge,
    'entered in the warehouse': course.enter,
    'not enough on the shelf': () => warehouse.reserve(course.shipment()),
    'new stock came in': async () => {
      await warehouse.stockUp({ sku, quantity: 10 })
      await warehouse.reserve(course.shipment())
    },
  })
}

/** Steps until both systems know the order. */
const untilEntered = (course: Course): Record<string, () => Promise<unknown>> => ({
  placed: course.place,
  paid: course.charge,
  'entered in the warehouse': course.enter,
})

async function sendOnly({ merchant: { warehouse }, shipment, label }: Course): Promise<string> {
  await warehouse.reserve(shipment())
  await warehouse.pick(shipment())
  const number = label()
  await warehouse.pack(shipment(), number)
  await warehouse.handOver(shipment())
  return number
}

/** What the two systems disagree on, one planted in each. The last step plants it. */
export const disagreements = {
  'cancelled in the shop, sent by the warehouse': (merchant, buyer) => {
    const course = begin(merchant, buyer, [{ sku: 'BOOT-42', quantity: 1 }])
    return told(course, {
      ...untilEntered(course),
      'sent and cancelled': async () => {
        await merchant.shop.cancel(course.order())
        await sendOnly(course)
      },
    })
  },
  'one unit less in the shop than in the warehouse': (merchant, buyer) => {
    const course = begin(merchant, buyer, [{ sku: 'SOCK-M', quantity: 3 }])
    return told(course, {
      ...untilEntered(course),
      'one taken off in the shop alone': async () => {
        await merchant.warehouse.reserve(course.shipment())
        await merchant.shop.cancel(course.order(), [{ sku: 'SOCK-M', quantity: 1 }])
      },
    })
  },
  'the shop calls it sent, the warehouse has not touched it': (merchant, buyer) => {
    const course = begin(merchant, buyer, [{ sku: 'SOCK-M', quantity: 1 }])
    return told(course, {
      ...untilEntered(course),
      'called sent': async () => {
        const { shop } = merchant
        await shop.ship(await shop.fulfil(course.order(), nextParcelNumber()))
      },
    })
  },
  'shop and warehouse name different parcels': (merchant, buyer) => {
    const course = begin(merchant, buyer, [{ sku: 'SOCK-M', quantity: 1 }])
    return told(course, {
      ...untilEntered(course),
      'sent under one number and told by another': async () => {
        const { shop } = merchant
        await sendOnly(course)
        const other = nextParcelNumber()
        course.parcels.push(other)
        await shop.ship(await shop.fulfil(course.order(), other))
      },
    })
  },
  'the whole money back, and the goods go on': (merchant, buyer) => {
    const course = begin(merchant, buyer, [{ sku: 'SOCK-M', quantity: 2 }])
    return told(course, {
      ...untilEntered(course),
      'refunded and sent': async () => {
        const { shop, carriers } = merchant
        const order = course.order()
        await shop.settleRefund(await shop.refund(order, order.totalWithTax))
        const number = await sendOnly(course)
        await shop.ship(await shop.fulfil(order, number))
        carriers.scan(number, 'accepted')
      },
    })
  },
  'less money back than the warehouse took goods': (merchant, buyer) => {
    const { shop, warehouse, carriers } = merchant
    const course = begin(merchant, buyer, [{ sku: 'BOOT-42', quantity: 1 }])
    return told(course, {
      ...untilEntered(course),
      'returned and refunded in part': async () => {
        const order = course.order()
        const number = await sendOnly(course)
        const fulfilment = await shop.fulfil(order, number)
        await shop.ship(fulfilment)
        carriers.scan(number, 'delivered')
        await shop.deliver(fulfilment)
        const returned = await warehouse.expectReturn(order.code, course.lines)
        await warehouse.receive(returned)
        await warehouse.restock(returned)
        await shop.settleRefund(await shop.refund(order, 10_000, course.lines))
      },
    })
  },
  'sent by the warehouse, and the shop never heard': (merchant, buyer) => {
    const course = begin(merchant, buyer, [{ sku: 'SOCK-M', quantity: 1 }])
    return told(course, {
      ...untilEntered(course),
      'sent in silence': async () => merchant.carriers.scan(await sendOnly(course), 'accepted'),
    })
  },
  'delivered, and under way in the shop': (merchant, buyer) => {
    const { shop, carriers } = merchant
    const course = begin(merchant, buyer, [{ sku: 'SOCK-M', quantity: 1 }])
    return told(course, {
      ...untilEntered(course),
      'delivered in silence': async () => {
        const number = await sendOnly(course)
        await shop.ship(await shop.fulfil(course.order(), number))
        carriers.scan(number, 'delivered')
      },
    })
  },
  'paid, and never told to the warehouse': (merchant, buyer) => {
    const course = begin(merchant, buyer, [{ sku: 'SOCK-M', quantity: 1 }])
    return told(course, { placed: course.place, paid: course.charge })
  },
} satisfies Record<string, (merchant: Merchant, buyer: Buyer) => Story>
