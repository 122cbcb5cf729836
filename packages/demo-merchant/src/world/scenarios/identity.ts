import { ordinaryOrder } from '../ordinary.ts'
import type { OrderTruth } from '../truth.ts'
import type { Kit } from './kit.ts'

const pacific = 'America/Los_Angeles'

/** Orders with which nothing is wrong except that people confuse them. */
export const identityScenarios = ({ time: { ago }, people }: Kit): OrderTruth[] => [
  // One number, two shops, two strangers.
  ordinaryOrder({ number: 1017, person: people.greta, placedAt: ago(61, '18:40'), items: [['NL-BOOT-41']] }),
  ordinaryOrder({
    number: 1017,
    person: people.amos,
    placedAt: ago(48, '13:05', pacific),
    items: [['NL-MAT-R'], ['NL-POT-1']],
  }),
  // An old and a new order of one person, and one of somebody whose address holds the same words.
  ordinaryOrder({ number: 1042, person: people.ada, placedAt: ago(22, '11:30'), items: [['NL-STOVE']] }),
  ordinaryOrder({
    number: 1074,
    person: people.adaNamesake,
    placedAt: ago(3, '08:50'),
    items: [['NL-LAMP', 2]],
  }),
  ordinaryOrder({
    number: 1075,
    person: people.ada,
    placedAt: ago(3, '12:20'),
    items: [['NL-PACK-65'], ['NL-SOCK-3']],
    // Long enough to be on the road whatever the hour: a van would be out in the morning and back at night.
    handling: 48,
  }),
  // Somebody else will quote this number.
  ordinaryOrder({
    number: 1049,
    person: people.mathilde,
    placedAt: ago(16, '17:10'),
    items: [['NL-JKT-M-L']],
  }),
  // Known to its customer by the tracking number alone.
  ordinaryOrder({
    number: 1060,
    person: people.lucia,
    placedAt: ago(9, '16:25'),
    items: [['NL-BAG-M05']],
    handling: 144,
  }),
  // Ordered with a private address, asked about from the office.
  ordinaryOrder({
    number: 1030,
    person: people.hana,
    placedAt: ago(7, '19:05', pacific),
    items: [['NL-TENT-2P']],
    handling: 132,
  }),
]
