import { Money } from '@throughline/shared/model'
import { z } from 'zod'
import { overriding } from './overriding.ts'
import { isTimeZone } from './time-zone.ts'

const CountryCode = z.string().regex(/^[A-Z]{2}$/, 'is not a country code of two capitals, such as DE')
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day, such as 14:00')
const TimeZone = z.string().refine(isTimeZone, 'is not a time zone; write it as in Europe/Berlin')
const count = (least: number, most: number) => z.int().min(least).max(most)
const Weekdays = z.array(count(1, 7)).min(1).max(7)

/** Whose holidays and weekends count. No country: no holidays, because a wrong one is worse than none. */
const Calendar = z.strictObject({
  country: CountryCode.optional(),
  region: z.string().min(1).max(10).optional(),
  /** ISO weekdays, Monday is 1. Most warehouses and all banks of Europe and America rest at the weekend. */
  workingDays: Weekdays.default([1, 2, 3, 4, 5]),
})

/** A place that packs. The one named `default` stands for warehouses that are not listed. */
const WarehousePolicy = z.strictObject({
  calendar: Calendar.prefault({}),
  /** In which cut-offs and days are meant. UTC is wrong almost everywhere, and visibly so. */
  timeZone: TimeZone.default('UTC'),
  /** What is released later counts as released on the next working day. Carriers collect in the late afternoon; packing takes hours. */
  cutOff: TimeOfDay.default('14:00'),
  /** Working days from release to hand-over, on top of the cut-off. One: what shops commonly promise as "ships within a day". */
  handlingDays: count(0, 30).default(1),
  /** Parcels that it can hand over in a day. Absent: no limit is known. */
  dailyCapacity: count(1, 10_000_000).optional(),
  /** True: it scans the contents of every parcel and reports it, so that one without a check is a concern. Most systems cannot report it. */
  verifiesPacking: z.boolean().default(false),
})

/** A shipping service as customers or carriers name it. */
const ServicePolicy = z.strictObject({
  /** What else shop, warehouse or carrier call it. */
  names: z.array(z.string().min(1).max(200)).max(50).default([]),
  /** Business days from hand-over to delivery. No default: a guess would become a promise. */
  transitDays: z
    .strictObject({ least: count(0, 90), most: count(0, 90) })
    .refine(({ least, most }) => least <= most, 'has a least above its most'),
  /** Most parcel carriers deliver on Saturdays and rest on Sundays. */
  deliversOn: Weekdays.default([1, 2, 3, 4, 5, 6]),
  /** What it costs to move one order to it. Absent: not known, and proposed after those with a price. */
  cost: Money.optional(),
  /** It may be chosen as a rescue for an order that is still in the warehouse. No one wants to be offered what was not agreed. */
  isUpgrade: z.boolean().default(false),
  /** Where it delivers. Absent: everywhere. */
  countries: z.array(CountryCode).min(1).optional(),
})

/** After how long silence or standstill is a concern. Hours and days are of the clock unless they say business. */
const Thresholds = z.strictObject({
  /** Shops release in minutes; payment and fraud checks take up to some hours. */
  notReleasedHours: count(1, 10_000).default(4),
  /** Stock is reserved within a wave; a day without is stock that is not there. */
  allocationHours: count(1, 10_000).default(24),
  /** One working day from a reserved article to a picked one. */
  pickingHours: count(1, 10_000).default(24),
  /** One working day from a packed parcel to its label and hand-over. */
  packedHours: count(1, 10_000).default(24),
  /** A hold stops everything: it is told at once. */
  holdHours: count(0, 10_000).default(0),
  /** The carrier collects once a day. */
  labelNotScannedHours: count(1, 10_000).default(24),
  /** Two days: a parcel that moves is scanned at least daily, a weekend may lie between. */
  silentParcelHours: count(1, 10_000).default(48),
  /** Carriers of Europe and America take a search or a claim after seven to fourteen days. */
  probablyLostDays: count(1, 365).default(10),
  /** Clearance usually takes a day or two. */
  customsDays: count(0, 365).default(3),
  /** How long a pick-up point keeps a parcel: seven days at most carriers. */
  pickupDays: count(1, 60).default(7),
  /** Time for a message and a way to the shop. */
  pickupWarningDays: count(0, 30).default(2),
  /** Shops hear of hand-over and delivery within the hour; six forgive a slow integration. */
  shopUpdateHours: count(1, 10_000).default(6),
  /** Units by which two systems may differ. None: each unit is somebody's order. */
  stockTolerance: count(0, 100_000).default(0),
})

/** Stated once in the published schema, which names four places for it. */
const SomeThresholds = overriding(Thresholds).meta({ id: 'thresholds' })
const ThresholdExceptions = z.record(z.string(), SomeThresholds).default({})

const ReturnPolicy = z.strictObject({
  /** Days after delivery in which a return may be requested. Above the 14 days of EU law, as most shops grant. */
  windowDays: count(0, 3650).default(30),
  /** Time for a reminder to be read and acted on. */
  windowWarningDays: count(0, 60).default(3),
  /** A person looks once a working day. */
  approveBusinessDays: count(0, 60).default(1),
  labelBusinessDays: count(0, 60).default(1),
  /** Days in which the customer has to post the parcel: two weeks, as EU law allows. */
  postDays: count(0, 365).default(14),
  /** Return labels are of the slowest service. */
  transitBusinessDays: count(0, 90).default(7),
  /** From the carrier's delivery to a booking. */
  receiveBusinessDays: count(0, 60).default(2),
  inspectBusinessDays: count(0, 60).default(2),
  /** The booking is the first that the merchant's own people have seen of it. */
  refundClockStarts: z.enum(['delivered', 'received', 'inspected']).default('received'),
  /** A working week; with the way back it stays near the 14 days of EU law. */
  refundBusinessDays: count(0, 90).default(5),
  /** Card schemes take up to a week after the order to refund. */
  settleBusinessDays: count(0, 90).default(5),
  /** From the received return to the parcel with the other article. */
  exchangeBusinessDays: count(0, 90).default(3),
  /** Minor units by which a refund may differ from what is due without being a concern: one, for rounding. */
  amountTolerance: count(0, 100_000).default(1),
})

/** What the merchant has promised itself and its customers. Every value has a default; docs/policy.md says why. */
export const Policy = z.strictObject({
  /** The merchant's own days: returns desk, finance and support work on these. */
  calendar: Calendar.prefault({}),
  timeZone: TimeZone.default('UTC'),
  warehouses: z.record(z.string(), WarehousePolicy).default({}),
  services: z.record(z.string(), ServicePolicy).default({}),
  thresholds: Thresholds.prefault({}),
  /** Exceptions from the thresholds, by the name of a carrier, service, warehouse or product category. */
  exceptions: z
    .strictObject({
      carriers: ThresholdExceptions,
      services: ThresholdExceptions,
      warehouses: ThresholdExceptions,
      categories: ThresholdExceptions,
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

/** How a warehouse works of which the policy says nothing. */
export const defaultWarehouse: WarehousePolicy = WarehousePolicy.parse({})
