import type { Audit, AuditFinding } from '@throughline/shared/contract'
import { concernKindText, ownerText } from '@throughline/shared/vocabulary'
import type { Block } from './blocks.ts'
import { sayDay, sayDays, sayDecimal, sayMany, sayMoney, sayName, sayRate, sayShare } from './say.ts'

const mostFindings = 3

/** What a lead should look at first; the audit has the dearest in front. */
export function findingBlocks({ from, to, findings }: Pick<Audit, 'from' | 'to' | 'findings'>): Block[] {
  const heading: Block = { kind: 'heading', text: 'Where errors are more frequent than elsewhere' }
  const days: Block = { kind: 'small', text: `Orders placed from ${sayDays({ from, to })}.` }
  if (findings.length === 0)
    return [heading, days, { kind: 'text', text: 'No place and no time stands out.' }]
  const items = findings
    .slice(0, mostFindings)
    .map((one) => ({ text: sentenceOf(one), detail: factsOf(one) }))
  const more = findings.length - items.length
  return [
    heading,
    days,
    { kind: 'list', items },
    ...(more > 0 ? [{ kind: 'small' as const, text: `${sayMany(more, 'more finding')} on the board.` }] : []),
  ]
}

/** `Warehouse Reno in peak weeks: Packed without check, 8 times as often as elsewhere.` */
function sentenceOf({ where, when, since, error, times, elsewhere }: AuditFinding): string {
  const places = [
    where.warehouse && `warehouse ${sayName(where.warehouse)}`,
    where.carrier && `with ${sayName(where.carrier)}`,
    where.category && `category ${sayName(where.category)}`,
    where.channel && `channel ${sayName(where.channel)}`,
    where.region && `region ${sayName(where.region)}`,
  ].filter((place) => place !== undefined && place !== '')
  const place = capital(places.join(', ')) || 'Everywhere'
  const time = when === 'peak' ? ' in peak weeks' : when === 'since' && since ? ` since ${sayDay(since)}` : ''
  const often =
    elsewhere.count === 0 ? 'and nowhere else' : `${sayDecimal(times)} times as often as elsewhere`
  return `${place}${time}: ${concernKindText[error].label}, ${often}.`
}

function factsOf({ here, elsewhere, contacts, owner, cost }: AuditFinding): string {
  const shares =
    here.share === undefined || elsewhere.share === undefined
      ? `${here.count} of ${sayMany(here.of, 'order')} here, too few for a share; elsewhere ${sayRate(elsewhere)}.`
      : `${sayShare(here.share)} of the orders here, ${sayShare(elsewhere.share)} elsewhere.`
  const asked = contacts === 0 ? 'No contact yet.' : `${sayMany(contacts, 'contact')}.`
  const paid = cost.length > 0 ? ` Cost: ${cost.map(sayMoney).join(' + ')}.` : ''
  return `${shares} ${asked} Owner: ${ownerText[owner].label}.${paid}`
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
