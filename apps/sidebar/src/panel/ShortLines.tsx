import type { CardWarehouse } from '@throughline/shared/contract'
import { type Speech, useSay } from '../language/use-say.ts'
import { Small, SmallStrong } from '../look/Text.tsx'
import { shortLines } from '../view/short-lines.ts'

/** The lines that a warehouse could not fill, each with how far it got. */
export const ShortLines = ({ warehouse }: { warehouse: CardWarehouse }) => {
  const speech = useSay()
  const lines = shortLines(warehouse)
  if (lines.length === 0) return null
  return (
    <div>
      <SmallStrong>{speech.say('warehouse.short_lines')}</SmallStrong>
      <ul>
        {lines.map((line) => (
          <Small as="li" key={line.id}>
            {speech.saying('warehouse.line', {
              title: <bdi>{line.title ?? line.sku ?? speech.say('warehouse.item_unnamed')}</bdi>,
              facts: speech.list(factsOf(line, warehouse.stage, speech)),
            })}
          </Small>
        ))}
      </ul>
    </div>
  )
}

type Line = CardWarehouse['lines'][number]

/** The furthest count that the stage makes meaningful, and what waits for new stock. */
const factsOf = (line: Line, stage: CardWarehouse['stage'], { say }: Speech): string[] => {
  const { quantity, allocatedQuantity, pickedQuantity, shippedQuantity, backorderedQuantity } = line
  const facts: string[] = []
  if (stage === 'handed_over' && shippedQuantity !== undefined)
    facts.push(say('warehouse.shipped', { count: shippedQuantity, quantity }))
  else if (pickedQuantity !== undefined && stage !== 'received' && stage !== 'allocated')
    facts.push(say('warehouse.picked', { count: pickedQuantity, quantity }))
  else if (allocatedQuantity !== undefined)
    facts.push(say('warehouse.allocated', { count: allocatedQuantity, quantity }))
  if (backorderedQuantity) facts.push(say('warehouse.backordered', { count: backorderedQuantity }))
  return facts
}
