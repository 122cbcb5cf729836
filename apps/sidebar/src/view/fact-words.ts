import type { Fact } from '@throughline/shared/contract'
import { sayDay } from '../format/calendar-date.ts'
import type { Reader } from '../format/reader.ts'
import type { Speech } from '../language/use-say.ts'
import { isWord, type Topic, type Word } from '../language/words.ts'

/** What a fact says, without its source and time: `In transit, Leipzig`, `promised Fri 20 Nov`, `2 units`. */
export const sayFact = (fact: Fact, speech: Speech, reader: Reader): string => {
  const said = sayValue(fact, speech, reader)
  return fact.place ? speech.say('event.at_place', { what: said, place: fact.place }) : said
}

const sayValue = ({ topic, value }: Fact, { say, word }: Speech, reader: Reader): string => {
  // Asked and answered: the silence is the evidence.
  if (value === 'none') return say('fact.none')
  const spoken = <T extends Topic>(list: T) => (isWord(list, value) ? word(list, value as Word<T>) : value)
  switch (topic) {
    case 'order':
      return spoken('order_status')
    case 'warehouse':
      return spoken('warehouse_stage')
    case 'shipment':
      return spoken('shipment_stage')
    case 'return':
      return spoken('return_stage')
    case 'payment':
      return spoken('payment_status')
    case 'hold':
      return say('notice.hold', { reason: spoken('hold_reason') })
    case 'promise':
    case 'estimate':
      return say(`fact.${topic}`, { value: isDay(value) ? sayDay(value, reader) : value })
    case 'refund':
    case 'quantity':
    case 'stock':
      return say(`fact.${topic}`, { value })
    default:
      return value
  }
}

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value)
