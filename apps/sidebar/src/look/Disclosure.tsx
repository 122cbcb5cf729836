import { focusStyles } from '@zendeskgarden/react-theming'
import ChevronIcon from '@zendeskgarden/svg-icons/src/16/chevron-down-stroke.svg?react'
import { type ReactNode, useId, useState } from 'react'
import styled from 'styled-components'
import { mark } from './Mark.tsx'
import { color } from './theme.ts'

type Props = {
  /** Level of the heading that the button stands in. */
  level: 3 | 4
  title: ReactNode
  /** What is inside, in a few words, so that it often need not be opened. */
  summary?: ReactNode
  /** How often what is inside is marked as changed; 0 for not at all. */
  news?: number
  children: () => ReactNode
}

/**
 * A row that opens. Not Garden's accordion: that knows its sections by index only, so a section that appears while the panel is
 * live would hand its open state to its neighbour.
 */
export const Disclosure = ({ level, title, summary, news = 0, children }: Props) => {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <Section>
      <Heading as={level === 3 ? 'h3' : 'h4'}>
        <Row
          $news={news}
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Title>{title}</Title>
          {summary ? <Summary>{summary}</Summary> : null}
          <Chevron aria-hidden="true" />
        </Row>
      </Heading>
      <Content id={id} hidden={!open}>
        {open ? children() : null}
      </Content>
    </Section>
  )
}

const Section = styled.div`
  border-block-start: 1px solid ${color('border.default')};

  &:first-child {
    border-block-start: 0;
  }
`

const Heading = styled.h3`
  min-width: 0;
`

const Row = styled.button<{ $news: number }>`
  display: flex;
  gap: 8px;
  align-items: center;
  width: 100%;
  min-height: 36px;
  margin: 0;
  padding: 8px var(--inset);
  border: 0;
  border-radius: 7px;
  background: none;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;

  &:hover {
    background: ${color('background.subtle')};
  }

  ${({ $news }) => mark($news)}
  ${({ theme }) => focusStyles({ theme, inset: true })}
`

const Title = styled.span`
  flex: none;
  max-width: 70%;
  font-weight: 600;
`

const Summary = styled.span`
  flex: 1;
  min-width: 0;
  overflow: hidden;
  color: ${color('foreground.subtle')};
  font-size: 12px;
  line-height: 16px;
  text-align: end;
  text-overflow: ellipsis;
  white-space: nowrap;
`

const Chevron = styled(ChevronIcon)`
  margin-inline-start: auto;
  color: ${color('foreground.subtle')};
  transition: rotate 0.15s ease-in-out;

  [aria-expanded='true'] > & {
    rotate: 180deg;
  }
`

const Content = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 12px;
  padding: 4px var(--inset) 12px;

  &[hidden] {
    display: none;
  }
`
