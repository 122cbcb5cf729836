import styled, { css } from 'styled-components'
import type { Tone } from '../view/notices.ts'
import { markAround } from './Mark.tsx'
import { color } from './theme.ts'

const tones = {
  danger: css`
    --bar: ${color('border.dangerEmphasis')};
    --strong: ${color('foreground.dangerEmphasis')};
    background: ${color('background.danger')};
    color: ${color('foreground.dangerEmphasis')};
  `,
  warning: css`
    --bar: ${color('border.warningEmphasis')};
    --strong: ${color('foreground.warningEmphasis')};
    background: ${color('background.warning')};
    color: ${color('foreground.warningEmphasis')};
  `,
  neutral: css`
    --bar: ${color('border.emphasis')};
    --strong: ${color('foreground.default')};
    background: ${color('background.subtle')};
    color: ${color('foreground.default')};
  `,
} satisfies Record<Tone, unknown>

/** A tinted box with a bar: something that wants attention. The tone is always said by an icon and a word as well. */
export const Box = styled.div<{ $tone: Tone; $news?: number }>`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 4px;
  padding: 8px 12px 8px 9px;
  border-inline-start: 3px solid var(--bar);
  border-radius: 4px;

  ${({ $tone }) => tones[$tone]}
  ${({ $news = 0 }) => markAround($news)}
`
