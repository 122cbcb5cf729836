import type { BotOptions, CardLine, Fact, OrderCard, OrderPromise } from '@throughline/shared/contract'
import { datedFacts } from '../wording/promise-sentences.ts'
import type { Sentence } from '../wording/sentence.ts'
import type { Speaker } from '../wording/speaker.ts'
import type { Change } from './change-of.ts'

export interface Options {
  card: OrderCard
  change: Change
  mayReturn: BotOptions['mayReturn']
  window: OrderPromise | undefined
  /** Whose stock may be told. */
  lines: readonly CardLine[]
}

/** What the customer may do now: change it, return it, have it replaced. What no fact tells is said to be unknown. */
export const optionSentences = (options: Options, speaker: Speaker): Sentence[] =>
  options.change.because === 'cancelled'
    ? []
    : [change(options, speaker), back(options, speaker), ...replacement(options, speaker)]

function change({ card, change: { may, because, leavesBy } }: Options, speaker: Speaker): Sentence {
  const facts = [...stagesOf(card), ...(leavesBy ? [fact('promise', leavesBy.date, leavesBy.source)] : [])]
  if (may === 'yes')
    return { text: speaker.say('bot_change_open', { date: leavesBy && speaker.day(leavesBy.date) }), facts }
  if (may === 'unknown') return { text: speaker.say('bot_change_unknown', {}), facts }
  const text =
    because === 'packed'
      ? speaker.say('bot_change_packed', {})
      : speaker.say(because === 'in_work' ? 'bot_change_in_work' : 'bot_change_over', {})
  return { text, facts }
}

function back({ mayReturn, window }: Options, speaker: Speaker): Sentence {
  if (!window) return { text: speaker.say('bot_return_unknown', {}), facts: [] }
  return {
    text: speaker.say(mayReturn === 'yes' ? 'bot_return_open' : 'bot_return_over', {
      date: speaker.day(window.latest),
    }),
    facts: datedFacts(window, window.evidence),
  }
}

/** Only of what has left, and only where every article's stock is known. */
function replacement({ card, lines }: Options, speaker: Speaker): Sentence[] {
  const known = lines.flatMap(({ stock }) =>
    stock && stock.replacement.possible !== 'unknown' ? { stock, possible: stock.replacement.possible } : [],
  )
  if (card.parcels.length === 0 || lines.length === 0 || known.length < lines.length) return []
  const count = known.filter(({ possible }) => possible === 'yes').length
  const facts = known.map(({ stock, possible }) =>
    fact('stock', possible, stock.places[0]?.source ?? 'policy'),
  )
  if (count === lines.length) return [{ text: speaker.say('bot_replacement_all', {}), facts }]
  if (count === 0) return [{ text: speaker.say('bot_replacement_none', {}), facts }]
  const values = { count: String(count), total: String(lines.length) }
  return [{ text: speaker.say('bot_replacement_some', values), facts }]
}

const stagesOf = ({ warehouse, ref, status }: OrderCard): Fact[] => [
  fact('order', status, ref.connection),
  ...warehouse.map(({ stage, source, updatedAt }) => fact('warehouse', stage, source, updatedAt)),
]

// biome-ignore lint/complexity/useMaxParams: a fact in one line
const fact = (topic: Fact['topic'], value: string, source: string, at?: Fact['at']): Fact => ({
  topic,
  value,
  source,
  strength: 'assertion',
  ...(at && { at }),
})
