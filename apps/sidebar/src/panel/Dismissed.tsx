import type { Ref } from '@throughline/shared/contract'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { LinkButton } from '../look/LinkButton.tsx'
import { Small } from '../look/Text.tsx'
import { refId } from '../state/choices.ts'
import { usePanelFacts } from './panel-context.ts'

export const undoId = (ref: Ref): string => `undo ${refId(ref)}`.replaceAll(/\s/g, '-')

/** Orders that the agent set aside, each with a way back. */
export const Dismissed = () => {
  const { say, saying } = useSay()
  const { deciding, announce } = usePanelFacts()
  const dismissed = deciding?.decisions.dismissed ?? []
  if (!deciding || dismissed.length === 0) return null
  return (
    <ul>
      {dismissed.map(({ ref, number, shop }) => (
        <Line key={refId(ref)}>
          <Small as="span">{saying('dismissed.one', { number: <bdi title={shop}>{number}</bdi> })}</Small>
          <LinkButton
            id={undoId(ref)}
            aria-label={say('dismissed.undo_label', { number })}
            onClick={() => {
              deciding.undo(ref)
              announce(say('announce.restored', { number }))
            }}
          >
            {say('dismissed.undo')}
          </LinkButton>
        </Line>
      ))}
    </ul>
  )
}

const Line = styled.li`
  display: flex;
  flex-wrap: wrap;
  gap: 0 8px;
  align-items: center;
`
