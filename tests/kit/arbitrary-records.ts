import {
  Moment,
  Order,
  type RecordContent,
  Return,
  type SourceRecord,
  Stock,
  Tracking,
  WarehouseOrder,
} from '@throughline/shared/model'
import fc, { type Arbitrary } from 'fast-check'
import type { z } from 'zod'

/** Around when the records speak of; Friday the 20th of November 2026. */
const middle = Date.parse('2026-11-20T09:00:00Z')
const day = 86_400_000

const iso = fc.integer({ min: -60 * day, max: 10 * day }).map((ago) => new Date(middle + ago).toISOString())
const date = iso.map((instant) => instant.slice(0, 10))

/** With a zone, without one, of a clock that was never set, and no time at all. */
const moment: Arbitrary<Moment> = fc.oneof(
  {
    weight: 6,
    arbitrary: iso.map((instant) => ({
      instant,
      local: instant.slice(0, 19),
      offset: '+00:00',
      zoneKnown: true,
    })),
  },
  { weight: 2, arbitrary: iso.map((instant) => ({ local: instant.slice(0, 19), zoneKnown: false })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Moment>(
      { local: '', zoneKnown: false },
      { local: 'yesterday', offset: '+01:00', zoneKnown: false },
      {
        instant: '1970-01-01T00:00:00.000Z',
        local: '1970-01-01T01:00:00',
        offset: '+01:00',
        zoneKnown: true,
      },
      { instant: '2206-02-28T00:00:00Z', local: '2206-02-28T14:00', offset: '+14:00', zoneKnown: true },
      { local: '2026-13-45T99:99:99', zoneKnown: false },
    ),
  },
)

/** What must be of one order, and from few values, or nothing would ever meet. */
const known: Record<string, Arbitrary<unknown>> = {
  number: fc.constant('#1042'),
  orderNumber: fc.constant('#1042'),
  otherNumbers: fc.constant([]),
  shopOrderId: fc.constant(undefined),
  emails: fc.constant(['ada@example.com']),
  customerEmails: fc.constant(['ada@example.com']),
  trackingNumber: fc.constantFrom('JJD1', 'JJD2', 'JJD3', undefined),
  carrier: fc.constantFrom('DHL', 'DPD', 'UPS'),
  sku: fc.constantFrom('LANTERN', 'ROPE', undefined),
  id: fc.constantFrom('1', '2', '3'),
  lineId: fc.constantFrom('1', '2', '3'),
  orderLineId: fc.constantFrom('1', '2', undefined),
  shopLineId: fc.constantFrom('1', '2', undefined),
  returnId: fc.constantFrom('1', '2', undefined),
  country: fc.constantFrom('DE', 'US', 'Germany', undefined),
  warehouse: fc.constantFrom('Leipzig', 'Reno', undefined),
  service: fc.constantFrom('Standard', 'Express', undefined),
  currency: fc.constantFrom('EUR', 'JPY'),
  said: fc.constantFrom('Address not found', 'Held by customs', undefined),
}

/** Any value that a model allows, with each optional part there or not. */
function anyOf(schema: z.core.$ZodType): Arbitrary<unknown> {
  if (schema === Moment) return moment
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'optional':
      return fc.option(anyOf(def.innerType), { nil: undefined })
    case 'array':
      return fc.array(anyOf(def.element), { maxLength: 2 })
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.integer({ min: 0, max: 4 })
    case 'string':
      return textOf(def)
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(def.shape).map(([name, part]) => [name, partOf(name, part)])),
      )
    default:
      throw new Error(`the models have no ${def.type} yet: teach it to this file`)
  }
}

function partOf(name: string, schema: z.core.$ZodType): Arbitrary<unknown> {
  const own = known[name]
  if (!own) return anyOf(schema)
  // Required parts take no absent value.
  return own.filter((value) => (schema as z.ZodType).safeParse(value).success)
}

function textOf(def: z.core.$ZodStringDef): Arbitrary<string> {
  const format = 'format' in def ? def.format : undefined
  if (format === 'date') return date
  if (format === 'datetime') return iso
  if (format === 'url') return fc.constant('https://example.com/1')
  return fc.constantFrom('', 'a', 'Lantern', '🏕️', 'x'.repeat(200))
}

const schemas = {
  order: Order,
  warehouse_order: WarehouseOrder,
  tracking: Tracking,
  return: Return,
  stock: Stock,
}
const speakers: Record<SourceRecord['kind'], readonly [string, ...string[]]> = {
  order: ['shop-eu'],
  warehouse_order: ['wms', 'wms-2'],
  tracking: ['easypost'],
  return: ['loop', 'shop-eu'],
  stock: ['wms'],
}

const recordOf = (kind: SourceRecord['kind']): Arbitrary<SourceRecord> =>
  fc
    .record({
      connection: fc.constantFrom(...speakers[kind]),
      observedAt: iso,
      version: fc.constant('1'),
      data: anyOf(schemas[kind]),
    })
    .map(({ data, ...envelope }) => {
      const content = { kind, data } as RecordContent
      return { ...envelope, ...content, key: keyOf(content) } as SourceRecord
    })

const keyOf = ({ kind, data }: RecordContent): string => {
  if (kind === 'tracking') return data.trackingNumber
  return kind === 'stock' ? data.sku : data.id
}

/** What up to five systems say of one order, each document once: half empty, contradictory, with broken clocks. */
export const arbitraryRecords: Arbitrary<SourceRecord[]> = fc
  .tuple(
    recordOf('order'),
    fc.array(recordOf('warehouse_order'), { maxLength: 3 }),
    fc.array(recordOf('tracking'), { maxLength: 4 }),
    fc.array(recordOf('return'), { maxLength: 3 }),
    fc.array(recordOf('stock'), { maxLength: 2 }),
  )
  .map(([order, ...others]) => {
    const byId = new Map(
      [order, ...others.flat()].map((one) => [`${one.connection} ${one.kind} ${one.key}`, one]),
    )
    return [...byId.values()]
  })
