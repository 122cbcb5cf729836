import { day, type Instant } from '../time.ts'
import type { Person, ShopId } from '../truth.ts'
import { americans } from './americans.ts'
import { europeans } from './europeans.ts'
import type { Sketch } from './sketch.ts'

export type EuropeanId = keyof typeof europeans
export type AmericanId = keyof typeof americans
export type PersonId = EuropeanId | AmericanId

const personOf = (sketch: Sketch, shop: ShopId, { id, now }: { id: number; now: Instant }): Person => ({
  id,
  shop,
  firstName: sketch.name[0],
  lastName: sketch.name[1],
  email: sketch.email,
  phone: sketch.phone,
  locale: sketch.locale,
  address: sketch.address,
  company: sketch.company,
  createdAt: now - (200 + (id % 90)) * day,
})

/** Everybody in the world, by the short name that scenarios use. */
export function createPeople(now: Instant): Record<PersonId, Person> {
  const everybody: [string, Sketch, ShopId][] = [
    ...Object.entries(europeans).map(([id, sketch]): [string, Sketch, ShopId] => [id, sketch, 'shop-eu']),
    ...Object.entries(americans).map(([id, sketch]): [string, Sketch, ShopId] => [id, sketch, 'shop-us']),
  ]
  const people = everybody.map(([id, sketch, shop], index): [string, Person] => [
    id,
    personOf(sketch, shop, { id: 7_700_001 + index, now }),
  ])
  return Object.fromEntries(people) as Record<PersonId, Person>
}

export const europeanIds = Object.keys(europeans) as EuropeanId[]
export const americanIds = Object.keys(americans) as AmericanId[]
