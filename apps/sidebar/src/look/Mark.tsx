import styled, { css, keyframes } from 'styled-components'
import { color } from './theme.ts'

/**
 * Several that look the same: a line that is marked anew while its mark still fades begins again only under another name, and two changes
 * may come before the next picture. The number in them is what makes their names differ.
 */
const alike = (from: string, to: string) =>
  [0, 1, 2, 3].map((number) => keyframes`from { --mark-number: ${number}; ${from} } to { ${to} }`)

const tints = alike(
  'background-color: var(--mark); box-shadow: inset 3px 0 0 var(--mark-edge);',
  'background-color: transparent; box-shadow: inset 3px 0 0 transparent;',
)
const rings = alike('box-shadow: 0 0 0 2px var(--mark-edge);', 'box-shadow: 0 0 0 2px transparent;')

/** It stands for most of its time: an agent looks up from a reply to see it. For less motion it does not fade, and is as long. */
const play = (animation: ReturnType<typeof keyframes> | undefined) => css`
  --mark: ${color('background.success')};
  --mark-edge: ${color('border.successEmphasis')};
  animation: ${animation} 3s cubic-bezier(0.7, 0, 1, 1);

  @media (prefers-reduced-motion: reduce) {
    animation-duration: 3s !important;
    animation-timing-function: step-end;
  }
`

/** A short mark behind what changed while somebody looks: how often it did lately, 0 for not at all. */
export const mark = (number: number) => (number > 0 ? play(tints[number % tints.length]) : undefined)

/** As `mark`, around what has a ground of its own. */
export const markAround = (number: number) => (number > 0 ? play(rings[number % rings.length]) : undefined)

/** A block that can be marked, with a little air around it. */
export const Mark = styled.div<{ $number: number }>`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 2px;
  align-content: start;
  align-self: start;
  margin: -4px -8px;
  padding: 4px 8px;
  border-radius: 4px;

  ${({ $number }) => mark($number)}
`
