import type { PlaceId } from './places.ts'
import type { WarehouseId } from './truth.ts'

export interface Warehouse {
  id: WarehouseId
  /** The number that the warehouse system and the shops know it by. */
  number: number
  name: string
  place: PlaceId
  zone: string
  /** The carrier's driver is scanned out with a hand-held; Leipzig has none and never reports a hand-over. */
  reportsHandover: boolean
}

export const warehouses: Record<WarehouseId, Warehouse> = {
  leipzig: {
    id: 'leipzig',
    number: 7145,
    name: 'Leipzig',
    place: 'leipzig',
    zone: 'Europe/Berlin',
    reportsHandover: false,
  },
  reno: {
    id: 'reno',
    number: 7146,
    name: 'Reno',
    place: 'reno',
    zone: 'America/Los_Angeles',
    reportsHandover: true,
  },
}
