import type { Concern } from '@throughline/shared/contract'
import { concernKinds } from '@throughline/shared/vocabulary'
import { sayDay } from '../format/calendar-date.ts'
import { sayLength } from '../format/length.ts'
import { sayMoney } from '../format/money.ts'
import type { Reader } from '../format/reader.ts'
import type { Speech } from '../language/use-say.ts'

/** What is wrong, in one sentence with the numbers that its evidence carries. A value that nobody knows is left out of the sentence. */
export const sayConcern = (
  { kind, values }: Pick<Concern, 'kind' | 'values'>,
  { say }: Speech,
  reader: Reader,
): string => {
  // A newer bridge may know a kind that we have no sentence for.
  if (!concernKinds.includes(kind)) return say('concern.other')
  const { locale } = reader
  const { quantity, otherQuantity, amount, otherAmount, article } = values
  const counted = quantity !== undefined && otherQuantity !== undefined
  return say(`concern.${kind}`, {
    carrier: values.carrier ?? 'none',
    warehouse: values.warehouse ?? 'none',
    article: article ?? 'none',
    time: sayLength(values, locale) ?? 'none',
    businessDays: values.businessDays ?? 'none',
    promised: values.promised ? sayDay(values.promised, reader) : 'none',
    expected: values.expected ? sayDay(values.expected, reader) : 'none',
    deadline: values.deadline ? sayDay(values.deadline, reader) : 'none',
    amount: amount ? sayMoney(amount, locale) : 'none',
    otherAmount: amount && otherAmount ? sayMoney(otherAmount, locale) : 'none',
    part: counted ? say('concern.part', { quantity, otherQuantity }) : 'none',
    unequal: counted ? `${quantity} ≠ ${otherQuantity}` : 'none',
  })
}
