import styled, { css } from 'styled-components'
import { color } from '../look/theme.ts'

/**
 * A vertical line of steps. Our own list: Garden's Stepper hides the body, and so the date, of every step but the active one
 * from everybody, and its Timeline keeps 40 px between two scans.
 */
export const Steps = styled.ol`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
`

const marks = {
  solid: css`
    background: var(--mark);
  `,
  hollow: css`
    background: ${color('background.raised')};
  `,
  strong: css`
    background: var(--mark);
    outline: 3px solid color-mix(in srgb, var(--mark) 22%, transparent);
  `,
}

export type StepMark = keyof typeof marks

/** One step: its mark on the line, and its words. */
export const Step = styled.li<{ $mark: StepMark; $ahead?: boolean; $accent?: boolean }>`
  --mark: ${({ $accent }) => color($accent ? 'border.primaryEmphasis' : 'border.emphasis')};
  position: relative;
  padding-block-end: 12px;
  padding-inline-start: 22px;

  &::before {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-start: 3px;
    width: 9px;
    height: 9px;
    border: 2px solid var(--mark);
    border-radius: 50%;
    content: '';
    ${({ $mark }) => marks[$mark]}
  }

  &::after {
    position: absolute;
    inset-block: 19px -2px;
    inset-inline-start: 7px;
    border-inline-start: 1px ${({ $ahead }) => ($ahead ? 'dashed' : 'solid')} ${color('border.emphasis')};
    content: '';
  }

  &:last-child {
    padding-block-end: 0;
  }

  &:last-child::after {
    display: none;
  }
`
