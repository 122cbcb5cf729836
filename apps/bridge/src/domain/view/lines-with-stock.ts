import type { CardLine, OrderCard } from '@throughline/shared/contract'
import { lineStockOf, type StockContext } from '../stock/line-stock.ts'

/** Where a replacement would go, and with which service. */
export const wayOf = ({
  address,
  promise,
}: Pick<OrderCard, 'address' | 'promise'>): Pick<StockContext, 'service' | 'destination'> => ({
  service: promise?.service,
  destination: { country: address?.country?.toUpperCase(), region: address?.region },
})

/** Each line with what is known of its article's stock. */
export const linesWithStock = (lines: readonly CardLine[], context: StockContext): CardLine[] =>
  lines.map((line) => {
    const stock = lineStockOf({ sku: line.sku, units: line.current ?? line.ordered }, context)
    return stock ? { ...line, stock } : line
  })
