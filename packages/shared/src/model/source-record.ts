import { z } from 'zod'
import { Order } from './order.ts'
import { Return } from './return.ts'
import { Stock } from './stock.ts'
import { Tracking } from './tracking.ts'
import { WarehouseOrder } from './warehouse-order.ts'

const envelope = {
  /** The configured connection that said it, such as `shop-eu`. */
  connection: z.string(),
  /** The vendor's own id of the document, unique within connection and kind. */
  key: z.string(),
  /** Grows with the source's own changes: its update time where it has one, else a hash of what it said. Equal version means equal data. */
  version: z.string(),
  /** When we asked for it, ISO 8601 in UTC, by our clock: what it says was true then or later. */
  observedAt: z.iso.datetime(),
}

/** One normalised document from one connection. The unit that is merged, stored and compared. */
export const SourceRecord = z.discriminatedUnion('kind', [
  z.object({ ...envelope, kind: z.literal('order'), data: Order }),
  z.object({ ...envelope, kind: z.literal('warehouse_order'), data: WarehouseOrder }),
  z.object({ ...envelope, kind: z.literal('tracking'), data: Tracking }),
  z.object({ ...envelope, kind: z.literal('return'), data: Return }),
  z.object({ ...envelope, kind: z.literal('stock'), data: Stock }),
])
export type SourceRecord = z.infer<typeof SourceRecord>

/** The record of one kind: `RecordOf<'order'>`. */
export type RecordOf<Kind extends SourceRecord['kind']> = Extract<SourceRecord, { kind: Kind }>

type ContentOf<R> = R extends SourceRecord ? Pick<R, 'kind' | 'data'> : never
/** What a record says, without who said it and when. */
export type RecordContent = ContentOf<SourceRecord>
