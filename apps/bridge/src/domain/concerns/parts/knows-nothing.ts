import type { Fact } from '@throughline/shared/contract'
import type { Moment } from '@throughline/shared/model'
import type { RecordKind } from '@throughline/shared/vocabulary'
import { silentOn } from '../../case/answered.ts'
import type { OrderCase } from '../../case/order-case.ts'

/** That all who could know were asked, answered, and know nothing: one fact each. Empty when anybody was not heard. */
export const knowsNothing = (
  { answered }: OrderCase,
  kind: RecordKind,
  { topic, about }: Pick<Fact, 'topic' | 'about'>,
): Fact[] =>
  silentOn(answered, kind).map(({ connection, asOf }) => ({
    topic,
    value: 'none',
    source: connection,
    strength: 'system_record',
    at: momentOf(asOf),
    about,
  }))

/** Our own clock's time, as a moment. */
const momentOf = (instant: string | undefined): Moment | undefined =>
  instant === undefined || Number.isNaN(Date.parse(instant))
    ? undefined
    : {
        instant: new Date(Date.parse(instant)).toISOString(),
        local: new Date(Date.parse(instant)).toISOString().slice(0, 19),
        offset: '+00:00',
        zoneKnown: true,
      }
