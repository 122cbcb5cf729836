import type { ReactNode } from 'react'
import styled from 'styled-components'
import { Card, CardBody } from '../look/Card.tsx'
import { color } from '../look/theme.ts'
import type { IconType } from '../look/WithIcon.tsx'

type Props = {
  icon: IconType
  tone: 'neutral' | 'warning' | 'danger'
  title: string
  /** Level of the title: 1 where no other heading stands above. */
  level?: 1 | 2
  children: ReactNode
}

/** A state of the whole panel: an icon, a title that says it, and what to do. */
export const StateCard = ({ icon: Icon, tone, title, level = 2, children }: Props) => (
  <Card as="section">
    <Body>
      <Mark $tone={tone}>
        <Icon aria-hidden="true" width={16} height={16} />
      </Mark>
      <Words>
        <Title as={level === 1 ? 'h1' : 'h2'}>{title}</Title>
        {children}
      </Words>
    </Body>
  </Card>
)

const Body = styled(CardBody)`
  grid-template-columns: auto minmax(0, 1fr);
  gap: 12px;
  padding-block: 16px;
`

const tones = {
  neutral: 'foreground.subtle',
  warning: 'foreground.warning',
  danger: 'foreground.danger',
} as const

const grounds = {
  neutral: 'background.subtle',
  warning: 'background.warning',
  danger: 'background.danger',
} as const

const Mark = styled.span<{ $tone: keyof typeof tones }>`
  display: grid;
  place-items: center;
  width: 32px;
  height: 32px;
  border-radius: 50%;
  background: ${({ $tone }) => color(grounds[$tone])};
  color: ${({ $tone }) => color(tones[$tone])};
`

const Words = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
  justify-items: start;
`

const Title = styled.h2`
  min-height: 32px;
  padding-block: 4px;
  font-size: 18px;
  font-weight: 600;
  line-height: 24px;
  text-wrap: balance;
`
