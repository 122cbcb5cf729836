import styled, { css } from 'styled-components'
import { color } from './theme.ts'

const small = css`
  font-size: 12px;
  line-height: 16px;
`

/** Secondary words: 12/16, subtle. */
export const Small = styled.p`
  ${small}
  color: ${color('foreground.subtle')};
`

/** Secondary words in the main colour. */
export const SmallStrong = styled.p`
  ${small}
  font-weight: 600;
`

/** The one fact of a card. */
export const Headline = styled.p`
  font-size: 18px;
  font-weight: 600;
  line-height: 24px;
  text-wrap: balance;
`

/** A heading inside a section. */
export const Subheading = styled.h4`
  font-weight: 600;
  overflow-wrap: anywhere;
`

/** Read by screen readers only. */
export const Unseen = styled.span`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`

/** Numbers that people copy and compare. */
export const Code = styled.bdi`
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
  user-select: all;
`
