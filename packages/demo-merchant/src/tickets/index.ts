import { timelineFrom } from '../world/time.ts'
import type { World } from '../world/truth.ts'
import { hostileTickets } from './hostile.ts'
import { parcelTickets } from './parcels.ts'
import { peopleTickets } from './people.ts'
import { returnTroubleTickets } from './return-troubles.ts'
import { returnTickets } from './returns.ts'
import { standstillTickets } from './standstill.ts'
import { type DemoTicket, draftTicket } from './ticket.ts'
import { warehouseTickets } from './warehouse.ts'

/** The demo's tickets, each a situation that support desks know, told as customers write. */
export function demoTickets(world: World): DemoTicket[] {
  const time = timelineFrom(world.madeAt)
  return [
    ...parcelTickets,
    ...warehouseTickets,
    ...returnTickets,
    ...peopleTickets,
    ...hostileTickets,
    ...standstillTickets,
    ...returnTroubleTickets,
  ].map((draft) => draftTicket(draft, time))
}
