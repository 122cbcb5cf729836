import type { ClockState } from '../../clock.ts'

/** What the simulation's remote control says, as the demo merchant's `control/` folder writes it. Times are epoch milliseconds. */
export type Possible = { id: string; label: string; way: 'onward' | 'trouble'; note?: string }

export type Subject = {
  id: string
  kind: 'order' | 'warehouse' | 'parcel' | 'return'
  title: string
  truth: string
  since?: number
  next?: { what: string; at: number }
  possible: Possible[]
}

export type TicketWorld = {
  ticket: number
  orders: { name: string; customer: string; subjects: Subject[] }[]
  possible: Possible[]
  /** The next change that any system will show. */
  next: { what: string; order: string; at: number } | null
}

export type Mood = { duplicate: boolean; reorder: boolean; drop: boolean }

export type SystemState = {
  id: string
  title: string
  vendor: string
  fault: string | null
  webhooks: Mood
  isListenedTo: boolean
}

export type WorldState = {
  merchant: string
  clock: ClockState
  toldAtOnce: boolean
  connections: SystemState[]
  faults: { kind: string; label: string }[]
}

export type DeliveryState =
  | 'sending'
  | 'retrying'
  | 'acknowledged'
  | 'given_up'
  | 'dropped'
  | 'nobody_listens'

export type Entry = { id: number; at: number } & (
  | { kind: 'happened'; what: string; orders: string[]; note?: string; webhooks: number }
  | { kind: 'clock'; what: string; webhooks: number }
  | { kind: 'switch'; what: string; connection?: string }
  | {
      kind: 'webhook'
      cause: number
      delivery: {
        connection: string
        topic: string
        what: string
        order: string
        state: DeliveryState
        attempts: number
        answer?: string
        tookMs?: number
        isDuplicate?: boolean
      }
    }
)
