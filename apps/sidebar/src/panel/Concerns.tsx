import type { OrderCard } from '@throughline/shared/contract'
import { useState } from 'react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { LinkButton } from '../look/LinkButton.tsx'
import { mark } from '../look/Mark.tsx'
import { ConcernBox } from './ConcernBox.tsx'
import { usePanelFacts } from './panel-context.ts'

/** More than two are not read in four seconds. */
const mostShown = 2

/** What is wrong with an order, the worst first; the rest waits behind a count. */
export const Concerns = ({ order }: { order: OrderCard }) => {
  const { say } = useSay()
  const { newsOf } = usePanelFacts()
  const [all, setAll] = useState(false)
  const { concerns } = order
  if (concerns.length === 0) return null
  const shown = all ? concerns : concerns.slice(0, mostShown)
  return (
    <Group $news={newsOf(order.ref, 'concerns')}>
      <List aria-label={say('concern.heading', { count: concerns.length })}>
        {shown.map((concern, index) => (
          // two concerns of a kind may be about things without a name
          <ConcernBox key={`${concern.kind} ${concern.about ?? index}`} concern={concern} order={order} />
        ))}
      </List>
      {shown.length < concerns.length ? (
        <LinkButton onClick={() => setAll(true)}>
          {say('concern.more', { count: concerns.length - shown.length })}
        </LinkButton>
      ) : null}
    </Group>
  )
}

const Group = styled.div<{ $news: number }>`
  border-radius: 4px;

  ${({ $news }) => mark($news)}
`

const List = styled.ul`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 6px;
`
