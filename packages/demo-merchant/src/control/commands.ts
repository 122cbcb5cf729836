import { type ConnectionId, connectionIds } from '../connections.ts'
import { type Faults, faultKinds } from '../faults.ts'
import type { Simulation } from '../simulation.ts'
import type { DemoTicket } from '../tickets/ticket.ts'
import { hour } from '../world/time.ts'
import { possibleIn, type TicketWorld, ticketWorld } from './ticket-world.ts'
import { faultOf, faultWords, systems } from './words.ts'

/** A command that cannot be carried out, in a sentence for who gave it. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly status: 400 | 404 | 409

  constructor(status: 400 | 404 | 409, message: string) {
    super(message)
    this.status = status
  }
}

export interface Stage {
  simulation: Simulation
  faults: Faults
  tickets: readonly DemoTicket[]
  webhookTarget: (connection: ConnectionId) => string | undefined
}

export type Command = (stage: Stage, given: Readonly<Record<string, unknown>>) => unknown

/** The simulation's switches as they stand. */
export const stateOf = ({ simulation, faults, webhookTarget }: Stage) => ({
  merchant: 'Nordlicht Outdoor',
  clock: simulation.clock.state(),
  toldAtOnce: simulation.tellsAtOnce(),
  connections: connectionIds.map((id) => ({
    id,
    ...systems[id],
    fault: faults.of(id)?.kind ?? null,
    webhooks: simulation.mood(id),
    isListenedTo: webhookTarget(id) !== undefined,
  })),
  faults: faultKinds.map((kind) => ({ kind, label: faultWords[kind] })),
})

/** A ticket's part of the world, and the next change that any system will show of it. */
export function worldOfTicket(
  { simulation, tickets }: Stage,
  id: number,
): TicketWorld & { next: { what: string; order: string; at: number } | null } {
  const ticket = tickets.find((one) => one.id === id)
  if (!ticket) throw new CommandError(404, `The simulated merchant has nothing to do with ticket ${id}.`)
  const world = ticketWorld(simulation.world(), ticket, simulation.clock.now())
  const notice = world.orders.length > 0 ? simulation.next(world.orders.map(({ name }) => name)) : undefined
  return { ...world, next: notice ? { what: notice.what, order: notice.order, at: notice.at } : null }
}

/** `{ ticket, action }`: makes happen what `GET /control/tickets/<id>` offered under that id. */
const act: Command = (stage, { ticket, action }) => {
  const world = worldOfTicket(stage, Number(ticket))
  const chosen = possibleIn(world).find(({ id }) => id === action)
  if (!chosen) throw new CommandError(409, `"${String(action)}" is not possible now.`)
  const owner = world.orders
    .flatMap(({ name, subjects }) => subjects.map((subject) => ({ name, subject })))
    .find(({ subject }) => subject.possible.includes(chosen))
  const what = owner ? `${owner.subject.title}: ${chosen.label}` : `The customer: ${chosen.label}`
  return { line: stage.simulation.intervene(chosen.intervention, { what, note: chosen.note }) }
}

/** Two months: all that is planned has happened then. */
const mostHours = 60 * 24

/** `{ hours }`, `{ until: "next", orders? }` or `{ speed }` */
const moveClock: Command = async ({ simulation }, { hours, until, orders, speed }) => {
  const { clock, log } = simulation
  const say = (what: string) => log.add({ kind: 'clock', at: clock.now(), what, webhooks: 0 })
  if (typeof speed === 'number') {
    clock.setSpeed(speed)
    say(speed === 1 ? 'The clock runs at its usual speed' : `The clock runs ${speed} times as fast`)
    return clock.state()
  }
  if (until === 'next') {
    const names = Array.isArray(orders) ? orders.map(String) : undefined
    const notice = simulation.next(names)
    if (!notice) {
      throw new CommandError(
        409,
        names ? 'Nothing more is planned for this order.' : 'Nothing more is planned.',
      )
    }
    say('The clock jumps to the next event')
    await simulation.travelTo(notice.at)
    return { ...clock.state(), what: notice.what, order: notice.order }
  }
  if (typeof hours !== 'number') throw new CommandError(400, 'Say hours, until: "next" or speed.')
  if (!(hours >= 0 && hours <= mostHours))
    throw new CommandError(400, `The clock goes 0 to ${mostHours} hours ahead, not ${hours}.`)
  say(`The clock jumps ${hours % 24 === 0 ? plural(hours / 24, 'day') : plural(hours, 'hour')} ahead`)
  await simulation.travelTo(clock.now() + hours * hour)
  return clock.state()
}

/** `{ connection, fault }`, a kind of fault or null */
const setFault: Command = (stage, { connection, fault }) => {
  const id = connectionOf(connection)
  const kind = faultKinds.find((one) => one === fault)
  if (fault !== null && !kind) throw new CommandError(400, `There is no fault ${String(fault)}.`)
  if (kind) stage.faults.set(id, faultOf(kind))
  else stage.faults.clear(id)
  const { clock, log } = stage.simulation
  log.add({
    kind: 'switch',
    at: clock.now(),
    connection: id,
    what: `${systems[id].title} (${systems[id].vendor}): ${kind ? faultWords[kind] : 'well again'}`,
  })
  return stateOf(stage)
}

/** `{ connection, duplicate?, reorder?, drop? }` */
const setMood: Command = (stage, { connection, ...given }) => {
  const id = connectionOf(connection)
  const { simulation } = stage
  const mood = simulation.mood(id)
  const flag = (name: keyof typeof mood) => (typeof given[name] === 'boolean' ? given[name] : mood[name])
  simulation.setMood(id, { duplicate: flag('duplicate'), reorder: flag('reorder'), drop: flag('drop') })
  const now = simulation.mood(id)
  const words = [
    ...(now.duplicate ? ['sent twice'] : []),
    ...(now.reorder ? ['in the wrong order'] : []),
    ...(now.drop ? ['lost'] : []),
  ]
  simulation.log.add({
    kind: 'switch',
    at: simulation.clock.now(),
    connection: id,
    what: `Webhooks of ${systems[id].title} are ${words.join(', ') || 'sent as they should be'}`,
  })
  return stateOf(stage)
}

/** `{ toldAtOnce }` */
const setDelays: Command = (stage, { toldAtOnce }) => {
  if (typeof toldAtOnce !== 'boolean') throw new CommandError(400, 'Say toldAtOnce: true or false.')
  const { simulation } = stage
  simulation.tellAtOnce(toldAtOnce)
  simulation.log.add({
    kind: 'switch',
    at: simulation.clock.now(),
    what: toldAtOnce ? 'Systems tell at once' : 'Systems tell after their usual delays',
  })
  return stateOf(stage)
}

export const commands: Record<string, Command> = {
  act,
  clock: moveClock,
  faults: setFault,
  webhooks: setMood,
  delays: setDelays,
}

function connectionOf(given: unknown): ConnectionId {
  const id = connectionIds.find((one) => one === given)
  if (!id) throw new CommandError(400, `There is no system ${String(given)}: ${connectionIds.join(', ')}.`)
  return id
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
