import type { Candidate, Panel } from '@throughline/shared/contract'
import { at, present, utc } from './clock.ts'
import {
  awkward,
  contradicted,
  delivered,
  goneSilent,
  held,
  inTransit,
  labelOnly,
  lateAndDamaged,
  order,
  parcel,
  quiet,
  refundOverdue,
  refundRunning,
  returning,
  scarfReturn,
  stuckAndShort,
  unrecognised,
} from './orders.ts'
import {
  allAnswered,
  carriers,
  refused,
  returns,
  shopEu,
  shopUs,
  throttled,
  timedOut,
  wms,
} from './sources.ts'

const panel = (parts: Partial<Panel>): Panel => ({
  outcome: 'found',
  asOf: present,
  requester: { name: 'Ada Lovelace' },
  searched: [
    { kind: 'email', shown: 'ada@example.com', places: ['requester_identity'] },
    { kind: 'order_number', shown: '#1042', places: ['subject', 'description'] },
  ],
  searchedTruncated: false,
  orders: [],
  candidates: [],
  looseParcels: [],
  looseReturns: [],
  handOvers: [],
  sources: allAnswered,
  ...parts,
})

const candidate = (parts: Partial<Candidate> & Pick<Candidate, 'number'>): Candidate => ({
  ref: { connection: 'shop-us', key: parts.number },
  shop: 'Shop US',
  placedAt: utc('2026-11-02T10:00:00'),
  maskedName: 'A… L…',
  maskedEmail: 'a•••@example.com',
  reasons: [{ by: 'order_number', shown: '1042', places: ['subject'] }],
  ...parts,
})

const candidates = [
  candidate({ number: '#1042' }),
  candidate({
    number: '#US-1042',
    maskedName: 'G… H…',
    maskedEmail: 'g•••@mail.example',
    ref: { connection: 'shop-us', key: 'b' },
    reasons: [
      { by: 'order_number', shown: '1042', places: ['subject'] },
      { by: 'tracking_number', shown: '1Z999AA10123456784', places: ['comment'] },
    ],
  }),
]

export const confirmedStranger = order({
  ...inTransit,
  number: '#1042',
  ref: { connection: 'shop-us', key: '#1042' },
  shop: 'Shop US',
  contactDiffers: true,
})

const quietOrders = Array.from({ length: 7 }, (_, index) =>
  order({ ...quiet, number: `#10${10 + index}`, ref: { connection: 'shop-eu', key: `q${index}` } }),
)

export const panels = {
  found: panel({ orders: [inTransit, quiet] }),
  moved: panel({
    orders: [
      {
        ...inTransit,
        headline: {
          fact: {
            topic: 'shipment',
            word: 'out_for_delivery',
            proof: 'proven',
            source: 'easypost',
            carrier: 'DHL',
            place: 'Berlin',
            at: at('2026-11-20T08:31'),
          },
        },
      },
      quiet,
    ],
  }),
  handed_over: panel({
    orders: [contradicted],
    handOvers: [
      {
        id: 'h2',
        at: '2026-11-20T08:12:00.000Z',
        conversation: 'c2',
        level: 2,
        orders: ['#1042'],
        answered: [
          { operation: 'order.status', order: '#1042', at: '2026-11-20T08:10:00.000Z' },
          { operation: 'order.options', order: '#1042', at: '2026-11-20T08:11:00.000Z' },
          { operation: 'promise.record', order: '#1042', at: '2026-11-20T08:11:30.000Z' },
        ],
        promised: [{ kind: 'delivery', latest: '2026-11-21', order: '#1042' }],
        reason: 'contradiction',
      },
      {
        id: 'h1',
        at: '2026-11-19T15:40:00.000Z',
        conversation: 'c1',
        level: 0,
        orders: [],
        answered: [],
        promised: [],
        reason: 'not_verified',
      },
    ],
  }),
  another: panel({ orders: [contradicted, inTransit, quiet] }),
  conflict: panel({ orders: [contradicted] }),
  held: panel({ orders: [held, quiet] }),
  label_only: panel({ orders: [labelOnly] }),
  late: panel({ orders: [lateAndDamaged] }),
  returns: panel({ orders: [returning] }),
  stuck: panel({ orders: [stuckAndShort] }),
  silent: panel({ orders: [goneSilent, quiet] }),
  refund_late: panel({ orders: [refundOverdue] }),
  refund_due: panel({ orders: [refundRunning, quiet] }),
  unrecognised: panel({ orders: [unrecognised] }),
  many: panel({ orders: [inTransit, contradicted, ...quietOrders], sources: [...allAnswered, shopUs] }),
  awkward: panel({
    orders: [awkward],
    requester: { name: 'Wolfeschlegelsteinhausenbergerdorff-Hubert Blaine Senior' },
  }),
  several: panel({
    outcome: 'several',
    candidates,
    sources: [shopEu, shopUs, { ...wms, state: 'not_asked' }, { ...carriers, state: 'not_asked' }],
  }),
  also: panel({ orders: [confirmedStranger], candidates: candidates.slice(1) }),
  loose: panel({
    looseParcels: [parcel({ stage: 'out_for_delivery' })],
    looseReturns: [{ ...scarfReturn, orderNumber: '#0987' }],
  }),
  none: panel({
    outcome: 'none',
    sources: [
      shopEu,
      shopUs,
      { ...wms, strangers: 3 },
      { ...carriers, state: 'not_asked' },
      { ...returns, state: 'not_asked' },
    ],
  }),
  none_unsearched: panel({
    outcome: 'none',
    searched: [],
    sources: [
      { ...shopEu, state: 'not_asked' },
      { ...wms, state: 'not_asked' },
    ],
  }),
  one_down: panel({
    orders: [{ ...inTransit, parcels: [delivered] }, quiet],
    sources: [shopEu, wms, timedOut(carriers, 2280), returns],
  }),
  /** The shop holds more of her orders than are read at once. */
  more: panel({
    orders: [inTransit, quiet],
    sources: [{ ...shopEu, more: ['order'] }, wms, carriers, returns],
  }),
  partly: panel({ orders: [inTransit], sources: [throttled(shopEu), wms, carriers, refused(returns)] }),
  all_down: panel({
    outcome: 'unavailable',
    sources: [timedOut(shopEu), refused(shopUs), timedOut(wms), { ...carriers, state: 'not_asked' }],
  }),
  no_connections: panel({ outcome: 'unavailable', notice: 'brand_not_connected', sources: [], searched: [] }),
  broken_card: panel({
    orders: [{ ...inTransit, headline: {} as (typeof inTransit)['headline'] }, contradicted],
  }),
} satisfies Record<string, Panel>

export type PanelName = keyof typeof panels
