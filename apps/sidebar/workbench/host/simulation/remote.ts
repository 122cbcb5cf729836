import type { ClockState } from '../../clock.ts'
import type { Entry, TicketWorld, WorldState } from './wire.ts'

export type Heard = {
  entry: (entry: Entry) => void
  clock: (clock: ClockState) => void
  switches: (state: WorldState) => void
}

/** The remote control of the simulated world. Its calls reject with a sentence for the visitor. */
export type Remote = {
  ticket: (id: number) => Promise<TicketWorld>
  act: (ticket: number, action: string) => Promise<void>
  jump: (to: { hours: number } | { until: 'next'; orders: string[] }) => Promise<void>
  setFault: (connection: string, fault: string | null) => Promise<void>
  setMood: (connection: string, mood: Record<string, boolean>) => Promise<void>
  tellAtOnce: (toldAtOnce: boolean) => Promise<void>
  /** Everything that happened lately, then everything that happens. */
  listen: (heard: Heard) => void
}

export const remoteControl = (base = '/simulation'): Remote => {
  const send = async (path: string, body: object): Promise<void> => {
    await read(
      await fetch(`${base}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
  }
  return {
    ticket: async (id) => (await read(await fetch(`${base}/tickets/${id}`))) as TicketWorld,
    act: (ticket, action) => send('act', { ticket, action }),
    jump: (to) => send('clock', to),
    setFault: (connection, fault) => send('faults', { connection, fault }),
    setMood: (connection, mood) => send('webhooks', { connection, ...mood }),
    tellAtOnce: (toldAtOnce) => send('delays', { toldAtOnce }),
    listen: (heard) => {
      // Comes back by itself when the merchant was away.
      const source = new EventSource(`${base}/log`)
      const on = <T>(name: string, hear: (data: T) => void) =>
        source.addEventListener(name, (event) => hear(JSON.parse(event.data)))
      on<Entry>('entry', heard.entry)
      on<ClockState>('clock', heard.clock)
      on<WorldState>('switches', heard.switches)
    },
  }
}

const read = async (reply: Response): Promise<unknown> => {
  const body = await reply.json().catch(() => ({}))
  if (!reply.ok) throw new Error(body.error ?? `The simulation answered ${reply.status}.`)
  return body
}
