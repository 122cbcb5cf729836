import type { Panel } from '@throughline/shared/contract'
import { expect } from 'vitest'
import type { Buyer } from './catalogue.ts'
import { inWords } from './in-words.ts'
import type { Sold } from './merchant.ts'
import { newBuyer, openReal, realTest } from './real-test.ts'

const { merchant, bridge } = openReal()

/** Nobody but the tries of one test has this word in an address. */
let tries = 0
const ada = (email: (name: string) => string, street: string): Buyer => {
  return newBuyer({ firstName: 'Ada', lastName: 'Lovelace', email: email(`ada${tries}`), street })
}

const numbersIn = (panel: Panel): string[] => Object.keys(inWords(panel)).sort()

/** All that only one of them has. */
const own = ({ buyer, order }: Pick<Sold, 'buyer' | 'order'>): string[] => [
  buyer.email,
  buyer.email.toLowerCase(),
  buyer.street,
  `"${order.code}"`,
]

realTest(
  'people whose names and addresses look alike see all of their own and nothing of each other',
  async () => {
    tries += 1
    const { shop, warehouse, carriers } = merchant()
    const people = [
      ada((name) => `${name}@example.com`, 'Lindenweg 11'),
      ada((name) => `x${name}@example.com`, 'Lindenweg 22'),
      ada((name) => `${name}@example.com.au`, 'Lindenweg 33'),
      ada((name) => `${name}x@example.com`, 'Lindenweg 44'),
      ada((name) => `${name}@xample.com`, 'Lindenweg 55'),
    ]
    const orders: Pick<Sold, 'buyer' | 'order'>[] = []
    const check = async (what: string) => {
      const json = JSON.stringify
      for (const { email } of people) {
        const mine = orders.filter(({ buyer }) => buyer.email === email)
        const panel = await bridge().panelOf({ from: email, name: 'Ada Lovelace', text: 'My order' })
        expect(numbersIn(panel), `${what}, ${email}`).toEqual(mine.map(({ order }) => order.code).sort())
        expect(panel.candidates, what).toEqual([])
        for (const stranger of orders.filter(({ buyer }) => buyer.email !== email)) {
          // An address that holds another's is not another's: the quotes are part of the word.
          const said = json(panel)
          for (const word of own(stranger)) {
            expect(said.includes(word.startsWith('"') ? word : `"${word}"`), `${what}: ${word}`).toBe(false)
          }
        }
      }
    }
    const sold: Sold[] = []
    for (const buyer of people) {
      const order = await shop.place(buyer, [{ sku: 'SOCK-M', quantity: 1 }])
      orders.push({ buyer, order })
      await shop.charge(order)
    }
    await check('paid')
    for (const { buyer, order } of orders) {
      sold.push({
        buyer,
        order,
        shipment: await warehouse.enter(order.code, buyer, [{ sku: 'SOCK-M', quantity: 1 }]),
      })
    }
    await check('in the warehouse')
    for (const [at, { order, buyer, shipment }] of sold.entries()) {
      const number = `0998000080${tries}${at}11X`
      await warehouse.reserve(shipment)
      await warehouse.pick(shipment)
      await warehouse.pack(shipment, number)
      carriers.announce(number, buyer)
      await warehouse.handOver(shipment)
      await shop.ship(await shop.fulfil(order, number))
      carriers.scan(number, 'accepted')
    }
    await check('on the way')
  },
)

realTest(
  'one woman who writes her address in two ways, as a guest and signed in, has all of her orders',
  async () => {
    tries += 1
    const { shop, warehouse } = merchant()
    const small = newBuyer({ firstName: 'Ada', lastName: 'King', email: `king${tries}@example.com` })
    const large = { ...small, email: `King${tries}@Example.COM` }
    await shop.register(small, 'Lindenweg-2026')
    const signedIn = await shop.place(small, [{ sku: 'SOCK-M', quantity: 1 }], { password: 'Lindenweg-2026' })
    const asGuest = await shop.place(large, [{ sku: 'BOOT-42', quantity: 1 }])
    for (const order of [signedIn, asGuest]) await shop.charge(order)
    // The warehouse keeps her as two people, letter for letter as she typed it.
    await warehouse.enter(signedIn.code, small, [{ sku: 'SOCK-M', quantity: 1 }])
    await warehouse.enter(asGuest.code, large, [{ sku: 'BOOT-42', quantity: 1 }])
    for (const from of [small.email, large.email, `KING${tries}@EXAMPLE.COM`]) {
      const said = inWords(await bridge().panelOf({ from }))
      expect(Object.keys(said).sort(), from).toEqual([signedIn.code, asGuest.code].sort())
      expect(
        Object.values(said).map(({ warehouse }) => warehouse),
        from,
      ).toEqual([['received'], ['received']])
    }
  },
)

realTest(
  'a number that stands for her order in the shop and for somebody else’s in the warehouse belongs to each alone',
  async () => {
    tries += 1
    const { warehouse, sell } = merchant()
    const hers = newBuyer({ firstName: 'Mary', lastName: 'Somerville', email: `mary${tries}@example.com` })
    const dealer = newBuyer({
      firstName: 'Bob',
      lastName: 'Dealer',
      email: `bob${tries}@dealer.example`,
      street: 'Hafenstraße 99',
      city: 'Hamburg',
      zip: '20457',
    })
    const { order } = await sell(hers, [{ sku: 'SOCK-M', quantity: 1 }])
    // The dealer orders by telephone, and his own number happens to be hers.
    const other = await warehouse.enter(order.code, dealer, [{ sku: 'SOCK-M', quantity: 50 }])
    await warehouse.reserve(other)
    await warehouse.pick(other)

    const panel = await bridge().panelOf({ from: hers.email, text: `Where is my order ${order.code}?` })
    expect(inWords(panel)).toMatchObject({
      [order.code]: { status: 'paid', warehouse: ['received'], concerns: [] },
    })
    for (const word of ['bob', 'Dealer', 'Hafenstraße', 'Hamburg']) {
      expect(JSON.stringify(panel), word).not.toContain(word)
    }

    const his = await bridge().panelOf({ from: dealer.email, text: `Where is my order ${order.code}?` })
    for (const word of [hers.email, 'Somerville', hers.street]) {
      expect(JSON.stringify(his), word).not.toContain(word)
    }
    expect(his.orders.flatMap(({ lines }) => lines.map(({ ordered }) => ordered))).not.toContain(1)
  },
)

realTest(
  'who only knows the number of her order gets a masked candidate and nothing that is hers',
  async () => {
    tries += 1
    const hers = newBuyer({ firstName: 'Emmy', lastName: 'Noether', email: `emmy${tries}@example.com` })
    const { order } = await merchant().sell(hers, [{ sku: 'SOCK-M', quantity: 1 }])
    const panel = await bridge().panelOf({
      from: `mallory${tries}@example.net`,
      text: `Where is my order ${order.code}?`,
    })
    expect(panel).toMatchObject({
      outcome: 'several',
      orders: [],
      candidates: [{ number: order.code, maskedName: 'E… N…' }],
    })
    for (const word of [hers.email, 'Noether', hers.street, hers.zip]) {
      expect(JSON.stringify(panel), word).not.toContain(word)
    }
  },
)
