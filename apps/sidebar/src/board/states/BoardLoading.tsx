import { Skeleton } from '@zendeskgarden/react-loaders'
import styled from 'styled-components'
import { Small } from '../../look/Text.tsx'
import { useBoardSay } from '../language/use-board-say.ts'
import { Section } from '../look/Layout.tsx'

/** The shape of what is coming, and a word for it. */
export const BoardLoading = () => {
  const { say } = useBoardSay()
  return (
    <Section as="div" role="status" aria-busy="true">
      <Small>{say('loading.text')}</Small>
      <Shape aria-hidden="true">
        {[60, 84, 72].map((width) => (
          <Skeleton key={width} width={`${width}%`} height="18px" />
        ))}
      </Shape>
    </Section>
  )
}

const Shape = styled.div`
  display: grid;
  gap: 12px;
`
