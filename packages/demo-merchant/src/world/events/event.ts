import type { Instant } from '../time.ts'
import type { LineQuantity, ScanKind, ShopId, WarehouseHold } from '../truth.ts'

/** What a warehouse does with a job, in this order. */
export const jobSteps = ['allocate', 'pick', 'pack', 'hand_over'] as const
export type JobStep = (typeof jobSteps)[number]

/** Something that somebody makes happen. Orders are named as customers name them, parcels by their number, the rest by its place. */
export type Intervention =
  /** No scan for so many days: all that was to come comes later, and the carrier moves its estimate. */
  | { kind: 'parcel_slips'; parcel: string; days: number }
  /** The carrier sees the parcel, and what it did before this was to come is skipped. */
  | { kind: 'parcel_scanned'; parcel: string; scan: ScanKind }
  /** The warehouse gets on with it: whatever was planned for later happens that much sooner. */
  | { kind: 'job_advanced'; order: string; job: number; step: JobStep }
  /** The picker finds fewer and goes on. */
  | { kind: 'short_picked'; order: string; job: number; line: LineQuantity }
  | { kind: 'job_held'; order: string; job: number; hold: WarehouseHold }
  | { kind: 'job_released'; order: string; job: number }
  | { kind: 'stock_arrived'; order: string; job: number }
  | { kind: 'payment_arrived'; order: string }
  /** In the shop. The warehouse hears of it and stops, unless the message is lost. */
  | { kind: 'order_cancelled'; order: string; warehouseMissesIt: boolean }
  | { kind: 'order_placed'; shop: ShopId; customer: { email: string; name: string }; sku: string }
  | { kind: 'return_requested'; order: string; line: LineQuantity }
  | { kind: 'return_approved'; order: string; index: number }
  | { kind: 'return_received'; order: string; index: number }
  | { kind: 'return_inspected'; order: string; index: number; result: 'RESTOCKED' | 'NOT_RESTOCKED' }
  | { kind: 'return_refunded'; order: string; index: number }
  | { kind: 'refund_settled'; order: string; index: number }

/** An intervention with the moment at which it became true. `toldAtOnce`: see `Prompt` in `truth.ts`. */
export type WorldEvent = Intervention & { at: Instant; toldAtOnce: boolean }

/** The part of an event that says when and how loudly. */
export type Moment = Pick<WorldEvent, 'at' | 'toldAtOnce'>
