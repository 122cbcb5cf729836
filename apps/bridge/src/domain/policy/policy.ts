import { Money } from '@throughline/shared/model'
import { z } from 'zod'

const CountryCode = z.string().regex(/^[A-Z]{2}$/, 'is not a country code of two capitals, such as DE')
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day, such as 14:00')
const count = (least: number, most: number) => z.int().min(least).max(most)

/** Whose holidays and weekends count. */
const Calendar = z.strictObject({
  country: CountryCode.optional(),
  region: z.string().max(10).optional(),
  /** ISO weekdays, Monday is 1. */
  workingDays: z.array(count(1, 7)).min(1).max(7).default([1, 2, 3, 4, 5]),
})

/** A place that packs. The one named `default` stands for warehouses that are not listed. */
const WarehousePolicy = z.strictObject({
  calendar: Calendar.prefault({}),
  timeZone: z.string().default('UTC'),
  /** Orders that are released before this time leave on the same working day. */
  cutOff: TimeOfDay.default('14:00'),
  /** Working days from release to hand-over, on top of the cut-off. */
  handlingDays: count(0, 30).default(1),
  /** Parcels that it can hand over in a day. Absent: no limit is known. */
  dailyCapacity: count(1, 10_000_000).optional(),
  /** False: it does not scan the contents at packing, so nothing is said of a parcel without a check. */
  verifiesPacking: z.boolean().default(true),
})

/** A shipping service as customers or carriers name it. */
const ServicePolicy = z.strictObject({
  /** Business days from hand-over to delivery. */
  transitDays: z.strictObject({ least: count(0, 90), most: count(0, 90) }),
  deliversOn: z.array(count(1, 7)).min(1).max(7).default([1, 2, 3, 4, 5, 6]),
  cost: Money.optional(),
  /** It may be chosen as a rescue for an order that is still in the warehouse. */
  isUpgrade: z.boolean().default(false),
  countries: z.array(CountryCode).optional(),
})

/** After how long silence or standstill is a concern. Hours and days are of the clock unless they say business. */
const Thresholds = z.strictObject({
  notReleasedHours: count(1, 10_000).default(4),
  allocationHours: count(1, 10_000).default(24),
  pickingHours: count(1, 10_000).default(24),
  packedHours: count(1, 10_000).default(24),
  holdHours: count(0, 10_000).default(0),
  labelNotScannedHours: count(1, 10_000).default(24),
  silentParcelHours: count(1, 10_000).default(48),
  probablyLostDays: count(1, 365).default(10),
  customsDays: count(0, 365).default(3),
  pickupDays: count(1, 60).default(7),
  pickupWarningDays: count(0, 30).default(2),
  shopUpdateHours: count(1, 10_000).default(6),
  stockTolerance: count(0, 100_000).default(0),
})

const ReturnPolicy = z.strictObject({
  /** Days after delivery in which a return may be requested. */
  windowDays: count(0, 3650).default(30),
  windowWarningDays: count(0, 60).default(3),
  approveBusinessDays: count(0, 60).default(1),
  labelBusinessDays: count(0, 60).default(1),
  /** Days in which the customer has to post the parcel. */
  postDays: count(0, 365).default(14),
  transitBusinessDays: count(0, 90).default(7),
  receiveBusinessDays: count(0, 60).default(2),
  inspectBusinessDays: count(0, 60).default(2),
  refundClockStarts: z.enum(['delivered', 'received', 'inspected']).default('received'),
  refundBusinessDays: count(0, 90).default(5),
  settleBusinessDays: count(0, 90).default(5),
  exchangeBusinessDays: count(0, 90).default(3),
  /** Minor units by which a refund may differ from what is due without being a concern. */
  amountTolerance: count(0, 100_000).default(1),
})

/** What the merchant has promised itself and its customers. Every value has a default; docs/policy.md says why. */
export const Policy = z.strictObject({
  /** The merchant's own days: returns desk, finance and support work on these. */
  calendar: Calendar.prefault({}),
  timeZone: z.string().default('UTC'),
  warehouses: z.record(z.string(), WarehousePolicy).default({}),
  services: z.record(z.string(), ServicePolicy).default({}),
  thresholds: Thresholds.prefault({}),
  /** Exceptions from the thresholds, by the name of a carrier, service, warehouse or product category. */
  exceptions: z
    .strictObject({
      carriers: z.record(z.string(), Thresholds.partial()).default({}),
      services: z.record(z.string(), Thresholds.partial()).default({}),
      warehouses: z.record(z.string(), Thresholds.partial()).default({}),
      categories: z.record(z.string(), Thresholds.partial()).default({}),
    })
    .prefault({}),
  returns: ReturnPolicy.prefault({}),
})
export type Policy = z.output<typeof Policy>
export type Thresholds = z.output<typeof Thresholds>
export type ReturnPolicy = z.output<typeof ReturnPolicy>
export type WarehousePolicy = z.output<typeof WarehousePolicy>
export type ServicePolicy = z.output<typeof ServicePolicy>

/** The policy of who configures none. */
export const defaultPolicy: Policy = Policy.parse({})
