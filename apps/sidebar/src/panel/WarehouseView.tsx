import type { CardWarehouse } from '@throughline/shared/contract'
import WarningIcon from '@zendeskgarden/svg-icons/src/12/alert-warning-stroke.svg?react'
import CheckIcon from '@zendeskgarden/svg-icons/src/12/check-circle-stroke.svg?react'
import PauseIcon from '@zendeskgarden/svg-icons/src/12/pause-stroke.svg?react'
import { type Speech, useSay } from '../language/use-say.ts'
import { isWord } from '../language/words.ts'
import { Small, Subheading } from '../look/Text.tsx'
import { Block } from './Block.tsx'
import { type Chip, Chips } from './Chips.tsx'
import { Day } from './Day.tsx'
import { usePanelFacts } from './panel-context.ts'
import { Quote } from './Quote.tsx'
import { ShortLines } from './ShortLines.tsx'
import { When } from './When.tsx'

type Props = { warehouse: CardWarehouse; heading: 'h4' | 'h5' }

/** How far one warehouse is with the order, what holds it, and what it is short of. */
export const WarehouseView = ({ warehouse, heading }: Props) => {
  const speech = useSay()
  const { saying, word, sentence } = speech
  const { titleOf } = usePanelFacts()
  const { stage, said, shipBy, updatedAt } = warehouse
  return (
    <Block>
      <div>
        <Subheading as={heading}>{word('warehouse_stage', stage)}</Subheading>
        <Small>
          <bdi>{[warehouse.warehouse, titleOf(warehouse.source)].filter(Boolean).join(' · ')}</bdi>
        </Small>
      </div>
      <Small>{sentence('warehouse_stage', stage)}</Small>
      {stage === 'unknown' && said ? (
        <Small>
          <Quote>{said}</Quote>
        </Small>
      ) : null}
      <Chips chips={chipsOf(warehouse, speech)} />
      {shipBy && stage !== 'handed_over' ? (
        <p>{saying('warehouse.ship_by', { date: <Day day={shipBy} /> })}</p>
      ) : null}
      <ShortLines warehouse={warehouse} />
      {updatedAt ? <Small>{saying('warehouse.updated', { when: <When moment={updatedAt} /> })}</Small> : null}
    </Block>
  )
}

const chipsOf = ({ flags, holds }: CardWarehouse, { say, word, sentence }: Speech): Chip[] => [
  ...holds.map(
    ({ reason, said }): Chip => ({
      key: `hold ${reason}`,
      icon: PauseIcon,
      tone: 'warning',
      words: say('notice.hold', { reason: word('hold_reason', reason) }),
      hint: said ?? sentence('hold_reason', reason),
    }),
  ),
  ...flags
    .filter((flag) => isWord('warehouse_flag', flag) && (flag !== 'on_hold' || holds.length === 0))
    .map(
      (flag): Chip => ({
        key: flag,
        icon: flag === 'pack_verified' ? CheckIcon : WarningIcon,
        tone: flag === 'pack_verified' ? 'success' : 'warning',
        words: word('warehouse_flag', flag),
        hint: sentence('warehouse_flag', flag),
      }),
    ),
]
