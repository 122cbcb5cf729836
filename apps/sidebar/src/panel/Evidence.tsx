import type { Statement } from '@throughline/shared/contract'
import CheckIcon from '@zendeskgarden/svg-icons/src/12/check-circle-stroke.svg?react'
import SaysIcon from '@zendeskgarden/svg-icons/src/12/speech-bubble-plain-stroke.svg?react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { Small } from '../look/Text.tsx'
import { color } from '../look/theme.ts'
import { WithIcon } from '../look/WithIcon.tsx'
import { sayHeadline } from '../view/headline.ts'
import { usePanelFacts } from './panel-context.ts'
import { Quote } from './Quote.tsx'
import { When } from './When.tsx'

const detailOf = ({ place, at }: Statement) => {
  if (place && at) return 'both'
  if (place) return 'place'
  return at ? 'time' : 'none'
}

/** Where and when the fact was proven, or who merely says it. */
export const Evidence = ({ fact }: { fact: Statement }) => {
  const { saying } = useSay()
  const { titleOf } = usePanelFacts()
  const proven = fact.proof === 'proven'
  const parts = {
    source: <bdi>{titleOf(fact.source)}</bdi>,
    place: <bdi>{fact.place}</bdi>,
    when: fact.at ? <When moment={fact.at} /> : '',
    detail: proven ? detailOf(fact) : fact.at ? 'time' : 'none',
  }
  const scanned = fact.topic === 'shipment'
  const claim = scanned ? 'proof.unscanned' : 'proof.claimed'
  const proof = scanned ? 'proof.scanned' : 'proof.confirmed'
  const Line = proven ? Proven : WithIcon
  return (
    <Small as="div">
      <Line icon={proven ? CheckIcon : SaysIcon}>
        {saying(proven ? proof : claim, parts)}
        {fact.said && fact.word === 'unknown' ? (
          <Said>{saying('proof.said', { said: <Quote>{fact.said}</Quote> })}</Said>
        ) : null}
      </Line>
    </Small>
  )
}

/** What is claimed beyond the proof: worth knowing, not worth repeating to a customer. */
export const Beyond = ({ claim }: { claim: Statement }) => {
  const { say, saying } = useSay()
  const { titleOf } = usePanelFacts()
  return (
    <Small as="div">
      <WithIcon icon={SaysIcon}>
        {saying('proof.beyond', {
          source: <bdi>{titleOf(claim.source)}</bdi>,
          what: sayHeadline(claim, say),
          when: claim.at ? <When moment={claim.at} /> : '',
          detail: claim.at ? 'time' : 'none',
        })}
      </WithIcon>
    </Small>
  )
}

const Proven = styled(WithIcon)`
  > svg {
    color: ${color('foreground.success')};
  }
`

const Said = styled.span`
  display: block;
`
