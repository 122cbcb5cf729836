import { z } from 'zod'
import { warehouseFlags, warehouseStages } from '../vocabulary/index.ts'
import { Address } from './address.ts'
import { CalendarDate, Moment } from './moment.ts'
import { Hold, Parcel } from './order.ts'
import { Said } from './said.ts'

/** One line of a warehouse order, in units. Absent means that the warehouse does not say. */
export const WarehouseLine = z.object({
  id: z.string(),
  sku: z.string().optional(),
  /** The line id of the shop, where the warehouse keeps it. */
  shopLineId: z.string().optional(),
  title: z.string().optional(),
  quantity: z.int().nonnegative(),
  allocatedQuantity: z.int().nonnegative().optional(),
  pickedQuantity: z.int().nonnegative().optional(),
  shippedQuantity: z.int().nonnegative().optional(),
  backorderedQuantity: z.int().nonnegative().optional(),
})
export type WarehouseLine = z.infer<typeof WarehouseLine>

/** A parcel that left, or will leave, a packing table. `handedOver` is the carrier's pick-up as the warehouse saw it. */
export const WarehouseParcel = Parcel.extend({
  labelledAt: Moment.optional(),
  handedOver: z.boolean().optional(),
  delivered: z.boolean().optional(),
  cancelled: z.boolean().optional(),
  service: z.string().optional(),
})
export type WarehouseParcel = z.infer<typeof WarehouseParcel>

/** What a warehouse does for an order. An order may have several, one a warehouse or one a wave. */
export const WarehouseOrder = z.object({
  id: z.string(),
  /** The order's number as the warehouse knows it: normally the shop's. */
  orderNumber: z.string(),
  /** The shop's vendor id of the order, where the warehouse keeps it. */
  shopOrderId: z.string().optional(),
  stage: z.enum(warehouseStages),
  flags: z.array(z.enum(warehouseFlags)),
  said: Said.optional(),
  holds: z.array(Hold),
  warehouse: z.string().optional(),
  customer: z.object({
    name: z.string().optional(),
    emails: z.array(z.string()),
    phones: z.array(z.string()),
  }),
  shippingAddress: Address.optional(),
  createdAt: Moment.optional(),
  updatedAt: Moment.optional(),
  /** When the warehouse must have shipped, on its own calendar. */
  shipBy: CalendarDate.optional(),
  lines: z.array(WarehouseLine),
  parcels: z.array(WarehouseParcel),
  incomplete: z.boolean(),
})
export type WarehouseOrder = z.infer<typeof WarehouseOrder>
