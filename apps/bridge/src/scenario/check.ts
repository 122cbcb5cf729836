import type { Concern, OrderCard, Panel } from '@throughline/shared/contract'
import { Moment, Money } from '@throughline/shared/model'
import type { Expectation } from './schema.ts'
import { amountText } from './short-forms.ts'

/** One thing that was expected, and what came instead where it did not. */
export interface Checked {
  what: string
  ok: boolean
  found?: string
}

/** Holds a panel against what a person expects of it, one line for each expectation. */
export function checkExpectation(expected: Expectation, panel: Panel): Checked[] {
  const card = expected.order ? panel.orders.find((one) => one.number === expected.order) : panel.orders[0]
  const checks: Checked[] = []
  const check = (what: string, ok: boolean, found: unknown) =>
    checks.push(ok ? { what, ok } : { what, ok, found: textOf(found) })

  if (expected.outcome)
    check(`outcome ${expected.outcome}`, panel.outcome === expected.outcome, panel.outcome)
  for (const [name, state] of Object.entries(expected.sources ?? {})) {
    const found = panel.sources.find((one) => one.connection === name)?.state
    check(`${name} ${state}`, found === state, found)
  }
  const ledgers = [...(card?.returns ?? []), ...panel.looseReturns]
  if (expected.ledger) {
    const { return: number, ...rest } = expected.ledger
    const one = ledgers.find((back) => number === undefined || back.number === number)
    const found = one && ledgerFacts(one)
    check(`ledger ${textOf(rest)}`, fits(rest, found), found)
  }
  if (!card) {
    const { outcome: _, sources: __, ledger: ___, ...ofCard } = expected
    if (Object.keys(ofCard).length > 0) check('an order is shown', false, panel.outcome)
    return checks
  }

  if (expected.status) check(`status ${expected.status}`, card.status === expected.status, card.status)
  if (expected.quiet !== undefined)
    check(`quiet ${expected.quiet}`, card.quiet === expected.quiet, card.quiet)
  for (const part of ['headline', 'beyond'] as const) {
    const wanted = expected[part]
    if (wanted === undefined) continue
    const found = part === 'headline' ? card.headline.fact : card.headline.beyond
    check(
      `${part} ${textOf(wanted)}`,
      fits(typeof wanted === 'string' ? { word: wanted } : wanted, found),
      found,
    )
  }
  if (expected.concerns) for (const one of concernChecks(expected.concerns, card.concerns)) checks.push(one)
  for (const wanted of expected.promises ?? []) {
    check(
      `promise ${textOf(wanted)}`,
      card.promises.some((one) => fits(wanted, one)),
      card.promises.map(({ evidence: _, ...one }) => one),
    )
  }
  for (const [sku, wanted] of Object.entries(expected.stock ?? {})) {
    const found = card.lines.find((line) => line.sku === sku)?.stock
    check(`stock of ${sku} ${textOf(wanted)}`, fits(wanted, found), found)
  }
  if (expected.card) {
    const found = Object.fromEntries(
      Object.keys(expected.card).map((key) => [key, card[key as keyof OrderCard]]),
    )
    check(`card ${textOf(expected.card)}`, fits(expected.card, found), found)
  }
  for (const name of expected.absent ?? []) {
    const concern = card.concerns.find((one) => one.kind === name)
    const part: unknown = card[name as keyof OrderCard]
    const isThere = concern !== undefined || (Array.isArray(part) ? part.length > 0 : part !== undefined)
    check(`no ${name}`, !isThere, concern ?? part)
  }
  return checks
}

/** A ledger with its current step by name, which is what people ask for. */
const ledgerFacts = ({ ledger, stage }: OrderCard['returns'][number]) => {
  const current = ledger.steps.find((step) => step.state === 'current')
  return {
    ...ledger,
    stage,
    current: current?.step ?? 'none',
    ...(current && { owner: current.owner, due: current.due ?? 'none', overdue: current.overdue }),
    next_message: ledger.nextMessage?.message ?? 'none',
    next_message_due: ledger.nextMessage?.due ?? 'none',
    states: Object.fromEntries(ledger.steps.map((step) => [step.step, step.state])),
    part: Object.fromEntries(ledger.amounts.parts.map(({ part, amount }) => [part, amount])),
    clock: ledger.clock ?? 'none',
  }
}

function concernChecks(wanted: NonNullable<Expectation['concerns']>, found: readonly Concern[]): Checked[] {
  const left = [...found]
  const checks = wanted.map((one): Checked => {
    const details = typeof one === 'string' ? { kind: one } : one
    const at = left.findIndex((concern) => fits(details, concern))
    if (at >= 0) {
      left.splice(at, 1)
      return { what: `concern ${textOf(one)}`, ok: true }
    }
    const alike = found.filter((concern) => concern.kind === details.kind)
    return { what: `concern ${textOf(one)}`, ok: false, found: textOf(alike.map(withoutEvidence)) }
  })
  const kinds = new Set(wanted.map((one) => (typeof one === 'string' ? one : one.kind)))
  const extra = left.filter((one) => !kinds.has(one.kind) || checks.every(({ ok }) => ok))
  if (extra.length === 0) return checks.length > 0 ? checks : [{ what: 'no concerns', ok: true }]
  return [...checks, { what: 'no other concerns', ok: false, found: textOf(extra.map(withoutEvidence)) }]
}

const withoutEvidence = ({ evidence: _, ...one }: Concern) => one

/** Whether what was found says at least what is wanted. Amounts and times are compared as people write them. */
function fits(wanted: unknown, found: unknown): boolean {
  if (typeof wanted === 'string' && typeof found === 'object' && found !== null)
    return wanted === spelled(found)
  if (Array.isArray(wanted))
    return (
      Array.isArray(found) &&
      wanted.length === found.length &&
      wanted.every((one, at) => fits(one, found[at]))
    )
  if (typeof wanted === 'object' && wanted !== null)
    return (
      typeof found === 'object' &&
      found !== null &&
      Object.entries(wanted).every(([key, value]) => fits(value, Reflect.get(found, key)))
    )
  return wanted === found
}

/** An amount as `89.00 EUR`, a moment as its instant or, without a zone, its wall clock. */
function spelled(value: object): string | undefined {
  const amount = Money.safeParse(value).data
  if (amount) return amountText(amount)
  const moment = Moment.safeParse(value).data
  return moment && (moment.instant ?? moment.local)
}

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : JSON.stringify(value, (_, one: unknown) =>
        typeof one === 'object' && one !== null && !Array.isArray(one) ? (spelled(one) ?? one) : one,
      )
