import type { OrderCard, Panel } from '@throughline/shared/contract'
import type { ConcernKind } from '@throughline/shared/vocabulary'
import { bareCard } from '../domain/wording/cards.ts'
import { emptyPanel } from '../entrances/panels.ts'

/** Order #1042 of Ada, with her name, her street and her parcel on it. */
export const card = ({ concerns }: { concerns: readonly ConcernKind[] }): OrderCard => ({
  ...bareCard,
  ref: { connection: 'shop', key: '1' },
  customer: { name: 'Ada Lovelace', emails: ['ada@example.com'], phones: [] },
  address: { lines: ['Unter den Linden 1'], city: 'Berlin', country: 'DE' },
  concerns: concerns.map((kind) => ({
    kind,
    severity: 'warning',
    owner: 'carrier',
    next: 'tell_customer',
    since: { local: '2026-11-19T00:00:00', zoneKnown: false },
    evidence: [{ topic: 'shipment', value: 'in_transit', source: 'shop', strength: 'assertion' }],
    values: {},
  })),
})

/** What the panel of a ticket shows while the warehouse is silent. */
export const panelWith = (asOf: string, orders: OrderCard[], more: Partial<Panel> = {}): Panel => ({
  ...emptyPanel(['shop']),
  outcome: 'found',
  asOf,
  orders,
  requester: { name: 'Ada Lovelace' },
  sources: [
    {
      connection: 'wms',
      title: 'Warehouse',
      vendor: 'Some Warehouse',
      kinds: ['warehouse_order'],
      state: 'failed',
      failure: { kind: 'timed_out', detail: 'no answer in time', retryable: true },
      missing: ['warehouse_order'],
      strangers: 0,
    },
  ],
  ...more,
})
