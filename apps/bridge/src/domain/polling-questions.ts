import type { Moment, Parcel, SourceRecord } from '@throughline/shared/model'
import type { RecordKind } from '@throughline/shared/vocabulary'
import { identityTerms } from './identity/identity-terms.ts'
import { normaliseTrackingNumber } from './identity/normalise.ts'
import { millisOf } from './merge/ship-window.ts'

/** What a source is asked in the background. Never by a person: the list of what to ask is kept, and it holds nobody's address. */
export const pollKeys = ['tracking_number', 'return_number', 'shop_order_id', 'order_number'] as const
export type PollKey = (typeof pollKeys)[number]

export interface PollQuestion {
  kind: RecordKind
  by: PollKey
  value: string
  carrier?: string | undefined
}

/** How the source of a record is asked for it again: by the key that names the fewest others, of those that it can be asked by. */
export function questionOf(
  record: SourceRecord,
  capabilities: readonly { kind: RecordKind; by: string }[],
): PollQuestion | undefined {
  const terms = identityTerms(record)
  const values = {
    tracking_number: terms.trackingNumbers,
    return_number: terms.returnNumbers,
    shop_order_id: terms.shopOrderIds,
    order_number: terms.orderNumbers,
  } satisfies Record<PollKey, readonly string[]>
  for (const by of pollKeys) {
    const [value] = values[by]
    if (!value || !capabilities.some((one) => one.kind === record.kind && one.by === by)) continue
    return {
      kind: record.kind,
      by,
      value,
      ...(record.kind === 'tracking' && { carrier: record.data.carrier }),
    }
  }
  return undefined
}

/** A parcel that a record names and that is still under way as far as the record knows. */
export interface NamedParcel {
  trackingNumber: string
  carrier: string | undefined
  /** Epoch milliseconds: when it was named first, as far as is known. */
  since: number
}

const overStages: readonly string[] = ['delivered', 'returned_to_sender', 'cancelled']
const overReturns: readonly string[] = ['declined', 'refunded', 'exchanged', 'closed', 'cancelled']

/** The parcels for which carriers should be asked, because nobody but the shop, the warehouse or the return names them. */
export function parcelsOf(record: SourceRecord): NamedParcel[] {
  switch (record.kind) {
    case 'order':
      return record.data.fulfilments
        .filter(({ stage }) => !overStages.includes(stage))
        .flatMap(({ parcels, createdAt }) =>
          parcels.flatMap((parcel) => named(parcel, [createdAt, record.data.placedAt], record)),
        )
    case 'warehouse_order':
      return record.data.parcels
        .filter(({ delivered, cancelled }) => !delivered && !cancelled)
        .flatMap((parcel) => named(parcel, [parcel.labelledAt, record.data.createdAt], record))
    case 'return':
      return overReturns.includes(record.data.stage)
        ? []
        : record.data.parcels.flatMap((parcel) => named(parcel, [record.data.requestedAt], record))
    case 'tracking':
    case 'stock':
      return []
  }
}

function named(
  { trackingNumber, carrier }: Parcel,
  times: readonly (Moment | undefined)[],
  { observedAt }: SourceRecord,
): NamedParcel[] {
  const number = normaliseTrackingNumber(trackingNumber ?? '')
  if (!number) return []
  const [since] = times.flatMap((moment) => millisOf(moment) ?? [])
  return [{ trackingNumber: number, carrier, since: since ?? Date.parse(observedAt) }]
}
