import type { OrderCard, OrderStock } from '@throughline/shared/contract'
import type { RecordOf } from '@throughline/shared/model'
import type { HolidayLookup } from '../domain/calendar/work-calendar.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { lineStockOf } from '../domain/stock/line-stock.ts'
import { wayOf } from '../domain/view/lines-with-stock.ts'
import type { Source } from './ask.ts'
import type { Scope } from './scope.ts'

/** An order of two hundred lines asks for the articles that an agent sees first: vendors meter stock by the article. */
const mostArticles = 40

export interface StockFlowOptions {
  sources: readonly Source[]
  /** Epoch milliseconds. */
  now: () => number
  policyOf: (brand: string | undefined, connection: string) => Policy
  isHoliday: HolidayLookup
}

export type StockFlow = (
  card: Pick<OrderCard, 'ref' | 'lines' | 'address' | 'promise'>,
  scope: Scope & { brandId: string | undefined },
) => Promise<OrderStock>

/**
 * The stock of an order's articles, for an agent who opens its items: of the order's own shop and of warehouses, which serve many. The
 * caller has seen to it that the order may be shown.
 */
export const createStockFlow =
  ({ sources, now, policyOf, isHoliday }: StockFlowOptions): StockFlow =>
  async (card, { connections, brandId }) => {
    const skus = [...new Set(card.lines.flatMap(({ sku }) => sku || []))]
    const asked = skus.slice(0, mostArticles)
    const answers = await Promise.all(
      sources
        .filter(({ connection }) => connections.includes(connection))
        .filter(
          ({ connection, capabilities }) =>
            connection === card.ref.connection || !capabilities.some(({ kind }) => kind === 'order'),
        )
        .flatMap((source) =>
          source.capabilities
            .filter(({ kind, by }) => kind === 'stock' && by === 'sku')
            .flatMap((capability) =>
              asked.map(async (value) => ({
                source,
                answer: await source.ask(capability, { value }, { remembered: 'while_current' }),
              })),
            ),
        ),
    )
    const stock = answers
      .flatMap(({ answer }) => (answer.ok ? answer.data : answer.lastGood?.data)?.records ?? [])
      .filter((record): record is RecordOf<'stock'> => record.kind === 'stock')
    const policy = policyOf(brandId, card.ref.connection)
    const context = { ...wayOf(card), stock, policy, isHoliday, now: now() }
    const unitsOf = (sku: string) =>
      card.lines
        .filter((line) => line.sku === sku)
        .reduce((sum, { current, ordered }) => sum + (current ?? ordered), 0)
    return {
      articles: asked.map((sku) => {
        const known = lineStockOf({ sku, units: unitsOf(sku) }, context)
        return known ? { sku, stock: known } : { sku }
      }),
      truncated: skus.length > asked.length,
      silent: [...new Set(answers.flatMap(({ source, answer }) => (answer.ok ? [] : source.title)))],
    }
  }
