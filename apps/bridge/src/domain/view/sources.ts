import type { SourceStatus } from '@throughline/shared/contract'
import type { Failure } from '@throughline/shared/model'
import type { RecordKind } from '@throughline/shared/vocabulary'
import type { NumberStyle } from '../identity/same-order-number.ts'

/** How one question to one source went, as the footer needs it. */
export interface Told {
  connection: string
  kind: RecordKind
  /** ISO 8601, when answered; with a failure, when it answered last. */
  asOf?: string | undefined
  failure?: Failure
  strangers: number
  /** It may hold more of this person than was read. */
  more?: boolean
}

export interface KnownSource {
  connection: string
  title: string
  vendor: string
  capabilities: readonly { kind: RecordKind }[]
  /** How it writes order numbers. */
  numbers?: NumberStyle
}

/** One line for each configured source: answered, partly, failed with its reason, or not needed for this ticket. */
export function sourcesOf(known: readonly KnownSource[], told: readonly Told[]): SourceStatus[] {
  return known.map(({ connection, title, vendor, capabilities }) => {
    const own = told.filter((one) => one.connection === connection)
    const failed = own.filter((one) => one.failure)
    const answered = own.filter((one) => !one.failure)
    const more = own.filter((one) => one.more)
    const ages = own.flatMap(({ asOf }) => (asOf ? [asOf] : [])).sort()
    return {
      connection,
      title,
      vendor,
      kinds: [...new Set(capabilities.map((one) => one.kind))],
      state: stateOf(answered.length, failed.length),
      asOf: ages[0],
      failure: failed[0]?.failure,
      missing: [...new Set(failed.map((one) => one.kind))],
      strangers: own.reduce((sum, one) => sum + one.strangers, 0),
      ...(more.length > 0 && { more: [...new Set(more.map((one) => one.kind))] }),
    }
  })
}

const stateOf = (answered: number, failed: number): SourceStatus['state'] => {
  if (answered === 0 && failed === 0) return 'not_asked'
  if (failed === 0) return 'answered'
  return answered === 0 ? 'failed' : 'partial'
}
