import { draftOrder, draftParcel, type OrderDraft, oneParcelJob, type ScanSketch } from './draft.ts'
import type { PlaceId } from './places.ts'
import { hour, type Instant, shiftDate, wallClock } from './time.ts'
import type { CarrierId, OrderTruth, Person, WarehouseId } from './truth.ts'

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
  const route = routeTo(person, number)
  const labelledAt = placedAt + handling * hour
  const acceptedAt = labelledAt + 6 * hour
  const depotAt = acceptedAt + route.transit * hour
  const vanAt = nextMorning(depotAt, person.address.zone)
  const deliveredAt = vanAt + (3 + (number % 5)) * hour
  const day = (at: Instant) => wallClock(at, person.address.zone).date
  const scans: ScanSketch[] = [
    ['accepted', route.warehouse, acceptedAt],
    // Many carriers leave the place of a line-haul out.
    ['departed', undefined, acceptedAt + 4 * hour],
    ['arrived', route.depot, depotAt],
    ['out_for_delivery', route.depot, vanAt],
    ['delivered', route.depot, deliveredAt],
  ]
  const parcel = draftParcel({
    carrier: route.carrier,
    order: draft,
    service: route.service,
    scans,
    estimates: [{ at: acceptedAt, date: day(deliveredAt) }],
    // One in nine was registered twice; the first attempt stays in the list as an error.
    registered: number % 9 === 4 ? 'twice' : 'once',
    ...(number % 3 === 0 ? { signedBy: person.lastName.toUpperCase() } : {}),
  })
  return draftOrder({
    promise: [day(deliveredAt), shiftDate(day(deliveredAt), 2)],
    ...draft,
    jobs: [oneParcelJob(draft, { warehouse: route.warehouse, labelledAt, parcel })],
  })
}

/** The next time a van leaves: about eight in the morning, local time. */
function nextMorning(after: Instant, zone: string): Instant {
  const { time } = wallClock(after, zone)
  const passed = Number(time.slice(0, 2)) + Number(time.slice(3, 5)) / 60
  const wait = passed < 7 ? 8 - passed : 32 - passed
  return after + Math.round(wait * 60) * 60_000
}
