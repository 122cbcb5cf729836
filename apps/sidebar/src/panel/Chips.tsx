import type { ReactNode } from 'react'
import styled from 'styled-components'
import { color } from '../look/theme.ts'
import { type IconType, WithIcon } from '../look/WithIcon.tsx'

type Tone = 'warning' | 'danger' | 'success' | 'neutral'
export type Chip = { key: string; icon: IconType; tone: Tone; words: ReactNode; hint?: string }

/** Short words with icons in a row: flags and proof of one parcel or one warehouse. */
export const Chips = ({ chips }: { chips: Chip[] }) => {
  if (chips.length === 0) return null
  return (
    <Row>
      {chips.map(({ key, icon, tone, words, hint }) => (
        <Item key={key} $tone={tone} title={hint}>
          <WithIcon icon={icon}>{words}</WithIcon>
        </Item>
      ))}
    </Row>
  )
}

const tones = {
  warning: 'foreground.warning',
  danger: 'foreground.danger',
  success: 'foreground.success',
  neutral: 'foreground.subtle',
} as const satisfies Record<Tone, string>

const Row = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 12px;
  font-size: 12px;
  line-height: 16px;
`

const Item = styled.li<{ $tone: Tone }>`
  min-width: 0;
  color: ${({ $tone }) => color(tones[$tone])};
  font-weight: ${({ $tone }) => ($tone === 'neutral' ? 400 : 600)};
`
