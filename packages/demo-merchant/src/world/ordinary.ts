import { draftOrder, draftParcel, type OrderDraft, oneParcelJob, type ScanSketch } from './draft.ts'
import type { PlaceId } from './places.ts'
import { hour, type Instant, shiftDate, wallClock } from './time.ts'
import type { CarrierId, OrderTruth, ParcelTruth, Person, PostalAddress, WarehouseId } from './truth.ts'

interface Route {
  warehouse: WarehouseId
  carrier: CarrierId
  service: string
  /** The depot that delivers. */
  depot: PlaceId
  /** Hours from hand-over to the depot. */
  transit: number
}

const depots: Record<string, [depot: PlaceId, transit: number]> = {
  Berlin: ['leipzig', 14],
  Hamburg: ['hamburg', 16],
  Lübeck: ['hamburg', 17],
  Nürnberg: ['nuremberg', 14],
  München: ['munich', 16],
  Oberstdorf: ['munich', 18],
  Köln: ['cologne', 15],
  'Frankfurt am Main': ['frankfurt', 15],
  Marburg: ['frankfurt', 17],
  Emmendingen: ['frankfurt', 20],
  Dresden: ['leipzig', 14],
  Utrecht: ['utrecht', 30],
  Amsterdam: ['amsterdam', 32],
  Lyon: ['lyon', 44],
  Grenoble: ['lyon', 46],
  Paris: ['paris', 40],
  Nantes: ['paris', 47],
  Madrid: ['madrid', 64],
  Wien: ['vienna', 26],
  København: ['copenhagen', 28],
  Zürich: ['zurich', 52],
  東京都: ['tokyo', 120],
  Portland: ['portland', 30],
  Bend: ['portland', 36],
  Seattle: ['seattle', 40],
  Spokane: ['seattle', 44],
  Denver: ['denver', 48],
  Chicago: ['chicago', 66],
  Freeport: ['chicago', 70],
  'Los Angeles': ['los_angeles', 28],
  'San Diego': ['los_angeles', 31],
  'San Francisco': ['sacramento', 20],
  'New York': ['newark', 88],
  'Jersey City': ['newark', 86],
  Montclair: ['newark', 87],
}

function routeTo({ shop, address }: Person, turn: number): Route {
  const [depot, transit] = depots[address.city] ?? ['frankfurt', 40]
  if (shop === 'shop-us') {
    return turn % 2 === 0
      ? { warehouse: 'reno', carrier: 'usps', service: 'Ground Advantage', depot, transit }
      : { warehouse: 'reno', carrier: 'ups', service: 'UPS Ground', depot, transit: transit + 6 }
  }
  if (['GB', 'CH', 'JP'].includes(address.countryCode)) {
    return { warehouse: 'leipzig', carrier: 'dhl_express', service: 'Economy Select', depot, transit }
  }
  if (turn % 7 === 3)
    return {
      warehouse: 'leipzig',
      carrier: 'deutsche_post',
      service: 'Warenpost',
      depot,
      transit: transit + 18,
    }
  return { warehouse: 'leipzig', carrier: 'dpd', service: 'Classic', depot, transit }
}

/** Where the parcels of an address are sorted for the last mile. */
export const depotOf = (address: PostalAddress): PlaceId => depots[address.city]?.[0] ?? 'frankfurt'

/** Which warehouse serves a customer. */
export const warehouseOf = (person: Person, number: number): WarehouseId => routeTo(person, number).warehouse

/** The rest of a journey once the carrier has a parcel: line-haul, depot, van, door. */
export function onward(
  acceptedAt: Instant,
  { depot, transit, zone, turn }: { depot: PlaceId; transit: number; zone: string; turn: number },
): ScanSketch[] {
  const depotAt = acceptedAt + transit * hour
  const vanAt = nextMorning(depotAt, zone)
  return [
    // Many carriers leave the place of a line-haul out.
    ['departed', undefined, acceptedAt + 4 * hour],
    ['arrived', depot, depotAt],
    ['out_for_delivery', depot, vanAt],
    ['delivered', depot, vanAt + (3 + (turn % 5)) * hour],
  ]
}

export const carrierOf = (person: Person, number: number): CarrierId => routeTo(person, number).carrier

/** How long the way from the warehouse is to the depot of an address, in hours. */
export const transitTo = (person: Person, number: number): number => routeTo(person, number).transit

/** A parcel with which nothing goes wrong, from its label to the door: the carrier takes it six hours after the label. */
export function ordinaryParcel(
  order: Pick<OrderDraft, 'number' | 'person'>,
  { labelledAt, nth = 0 }: { labelledAt: Instant; nth?: number },
): ParcelTruth {
  const { person, number } = order
  const { zone } = person.address
  const route = routeTo(person, number)
  const acceptedAt = labelledAt + 6 * hour
  const rest = onward(acceptedAt, { ...route, zone, turn: number })
  const deliveredAt = rest.at(-1)?.[2] ?? acceptedAt
  return draftParcel({
    carrier: route.carrier,
    order,
    nth,
    service: route.service,
    scans: [['accepted', route.warehouse, acceptedAt], ...rest],
    estimates: [{ at: acceptedAt, date: wallClock(deliveredAt, zone).date }],
    // One in nine was registered twice; the first attempt stays in the list as an error.
    registered: number % 9 === 4 ? 'twice' : 'once',
    ...(number % 3 === 0 ? { signedBy: person.lastName.toUpperCase() } : {}),
  })
}

export interface OrdinaryDraft extends OrderDraft {
  /** Hours from the order to the label. */
  handling?: number
}

/**
 * An order with which nothing goes wrong, told to its end: label on the next day, hand-over in the evening, depot, van, door.
 * What lies after the present is simply not visible yet.
 */
export function ordinaryOrder({ handling = 20, ...draft }: OrdinaryDraft): OrderTruth {
  const { person, placedAt, number } = draft
  const labelledAt = placedAt + handling * hour
  const parcel = ordinaryParcel(draft, { labelledAt })
  const arrival = wallClock(parcel.scans.at(-1)?.at ?? labelledAt, person.address.zone).date
  return draftOrder({
    promise: [arrival, shiftDate(arrival, 2)],
    ...draft,
    jobs: [oneParcelJob(draft, { warehouse: warehouseOf(person, number), labelledAt, parcel })],
  })
}

/** The next time a van leaves: about eight in the morning, local time. */
function nextMorning(after: Instant, zone: string): Instant {
  const { time } = wallClock(after, zone)
  const passed = Number(time.slice(0, 2)) + Number(time.slice(3, 5)) / 60
  const wait = passed < 7 ? 8 - passed : 32 - passed
  return after + Math.round(wait * 60) * 60_000
}
