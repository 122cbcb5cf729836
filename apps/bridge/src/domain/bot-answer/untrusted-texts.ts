import type { OrderCard, UntrustedText } from '@throughline/shared/contract'
import { plainText } from './plain-text.ts'
import type { SpeakingOptions } from './spoken.ts'

type Written = [kind: UntrustedText['kind'], source: string | undefined, text: string | undefined]

/** What others wrote of an order, where it was asked for. It may name people and places, so only who holds the contact hears it. */
export const untrusted = (
  written: () => readonly (Written | UntrustedText)[],
  { withUntrusted, level }: Pick<SpeakingOptions, 'withUntrusted' | 'level'>,
): { untrusted?: UntrustedText[] } =>
  withUntrusted ? { untrusted: level < 2 ? [] : distinct(written().flatMap(stripped)) } : {}

function stripped(one: Written | UntrustedText): UntrustedText[] {
  const { kind, source, text, ...more } = Array.isArray(one)
    ? { kind: one[0], source: one[1] ?? '', text: one[2] ?? '' }
    : one
  const plain = plainText(text)
  return plain === '' ? [] : [{ source: source.slice(0, 60), kind, ...more, text: plain }]
}

const distinct = (texts: readonly UntrustedText[]): UntrustedText[] =>
  [...new Map(texts.map((one) => [JSON.stringify(one), one])).values()].slice(0, 50)

/** On the way to the customer. */
export const textsOfOrder = ({ ref, statusSaid, holds, warehouse, parcels }: OrderCard): Written[] => [
  ['order_text', ref.connection, statusSaid],
  ...holds.map(({ source, said }): Written => ['hold_reason', source, said]),
  ...warehouse.flatMap(({ source, said, holds: stops }): Written[] => [
    ['warehouse_text', source, said],
    ...stops.map((stop): Written => ['hold_reason', source, stop.said]),
  ]),
  ...parcels.flatMap(({ sources: [source], carrier, said, service, events }): Written[] => [
    ['carrier_text', source, said],
    ['carrier_text', source, carrier],
    ['carrier_text', source, service],
    ...events.slice(0, 5).flatMap((event): Written[] => [
      ['carrier_text', source, event.said],
      ['scan_place', source, event.place],
    ]),
  ]),
]

/** On the way back. */
export const textsOfReturns = ({ returns }: OrderCard): Written[] =>
  returns.flatMap(({ sources: [source], said, declineReason, lines, refunds }): Written[] => [
    ['return_text', source, said],
    ['decline_reason', source, declineReason],
    ...lines.flatMap(({ title, reason, outcome }): Written[] => [
      ['article', source, title],
      ['return_reason', source, reason],
      ['return_text', source, outcome],
    ]),
    ...refunds.map((refund): Written => ['return_text', refund.source, refund.said]),
  ])

/** What the articles are called, by their line. */
export const namesOfArticles = ({ ref, lines }: OrderCard): UntrustedText[] =>
  lines
    .slice(0, 50)
    .map(({ title }, at) => ({ source: ref.connection, kind: 'article', line: at + 1, text: title }))
