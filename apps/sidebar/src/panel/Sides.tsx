import type { Conflict, Side } from '@throughline/shared/contract'
import CheckIcon from '@zendeskgarden/svg-icons/src/12/check-circle-stroke.svg?react'
import SaysIcon from '@zendeskgarden/svg-icons/src/12/speech-bubble-plain-stroke.svg?react'
import { useSay } from '../language/use-say.ts'
import { Small, SmallStrong } from '../look/Text.tsx'
import { WithIcon } from '../look/WithIcon.tsx'
import { sayValue } from '../view/conflict-value.ts'
import { usePanelFacts } from './panel-context.ts'
import { When } from './When.tsx'

type Props = { field: Conflict['field']; sides: Side[]; sources: string[] }

/** What each system says of one parcel or return, agreed or not; of a single system, only its name. */
export const Sides = ({ field, sides, sources }: Props) => {
  const speech = useSay()
  const { say, saying, list } = speech
  const { titleOf } = usePanelFacts()
  if (sides.length < 2)
    return <Small>{say('parcel.known_from', { sources: list(sources.map(titleOf)) })}</Small>
  return (
    <div>
      <SmallStrong>{say('sides.heading')}</SmallStrong>
      <ul>
        {sides.map((side) => (
          <Small as="li" key={`${side.source} ${side.value}`}>
            <WithIcon icon={side.proven ? CheckIcon : SaysIcon}>
              {saying('sides.line', {
                source: <bdi>{titleOf(side.source)}</bdi>,
                value: <bdi>{sayValue(field, side, speech).text}</bdi>,
                when: side.at ? <When moment={side.at} /> : 'none',
                proof: say(side.proven ? 'proof.proven' : 'proof.claim'),
              })}
            </WithIcon>
          </Small>
        ))}
      </ul>
    </div>
  )
}
