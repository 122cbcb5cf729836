import type { CardWarehouse } from '@throughline/shared/contract'
import type { MessageId } from '../language/messages.ts'
import { type Speech, useSay } from '../language/use-say.ts'
import { Small, SmallStrong } from '../look/Text.tsx'
import { type ShortLine, shortLines } from '../view/short-lines.ts'

/** The lines that a warehouse could not fill, each with how far it got. */
export const ShortLines = ({ warehouse }: { warehouse: CardWarehouse }) => {
  const speech = useSay()
  const short = shortLines(warehouse)
  if (short.length === 0) return null
  return (
    <div>
      <SmallStrong>{speech.say('warehouse.short_lines')}</SmallStrong>
      <ul>
        {short.map((one) => (
          <Small as="li" key={one.line.id}>
            {speech.saying('warehouse.line', {
              title: <bdi>{one.line.title ?? one.line.sku ?? speech.say('warehouse.item_unnamed')}</bdi>,
              facts: speech.list(factsOf(one, speech)),
            })}
          </Small>
        ))}
      </ul>
    </div>
  )
}

const counted = {
  shippedQuantity: 'warehouse.shipped',
  pickedQuantity: 'warehouse.picked',
  allocatedQuantity: 'warehouse.allocated',
} satisfies Record<string, MessageId>

const factsOf = ({ line, count }: ShortLine, { say }: Speech): string[] => [
  ...(count ? [say(counted[count.of], { count: count.done, quantity: line.quantity })] : []),
  ...(line.backorderedQuantity ? [say('warehouse.backordered', { count: line.backorderedQuantity })] : []),
]
