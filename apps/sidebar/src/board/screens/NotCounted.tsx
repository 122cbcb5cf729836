import type { BoardOverview } from '@throughline/shared/contract'
import styled from 'styled-components'
import { Small } from '../../look/Text.tsx'
import { useBoard } from '../board-context.ts'
import { sayCount } from '../format/numbers.ts'
import { useBoardSay } from '../language/use-board-say.ts'
import { Heading, Section } from '../look/Layout.tsx'
import { NumberLink } from '../look/NumberLink.tsx'
import { hrefOf } from '../view/view.ts'

type Props =
  | { kind: 'exclusion'; rows: BoardOverview['excluded'] }
  | { kind: 'limit'; rows: BoardOverview['limits'] }

/** What is in none of the numbers, or in FCR alone, with why and how many. */
export const NotCounted = (props: Props) => {
  const { say, word, sentence, locale } = useBoardSay()
  const { view } = useBoard()
  const rows =
    props.kind === 'exclusion'
      ? props.rows.map(({ reason, count }) => ({
          reason,
          count,
          label: word('contact_exclusion', reason),
          why: sentence('contact_exclusion', reason),
          href: hrefOf('tickets', view, { of: 'excluded', exclusion: reason }),
        }))
      : props.rows.map(({ reason, count }) => ({
          reason,
          count,
          label: word('first_contact_limit', reason),
          why: sentence('first_contact_limit', reason),
          href: hrefOf('tickets', view, { of: 'limited', limit: reason }),
        }))
  return (
    <Section>
      <Heading>{say(`${props.kind}.title`)}</Heading>
      {rows.length === 0 ? <p>{say(`${props.kind}.none`)}</p> : null}
      <ul>
        {rows.map(({ reason, count, label, why, href }) => (
          <Item key={reason}>
            <NumberLink href={href}>
              {label}: {sayCount(count, locale)}
            </NumberLink>
            <Small>{why}</Small>
          </Item>
        ))}
      </ul>
    </Section>
  )
}

const Item = styled.li`
  padding-block: 4px;
`
