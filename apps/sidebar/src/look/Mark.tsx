import styled, { css, keyframes } from 'styled-components'
import { color } from './theme.ts'

/** Two that look the same: a line that is marked anew while its mark still fades begins again only under another name. */
const fades = [0, 1].map(
  () => keyframes`
    from { background-color: var(--mark); }
    to { background-color: transparent; }
  `,
)

/** A short mark behind what changed while somebody looks: `number` of the news, 0 for none. Whoever wants less motion sees none. */
export const mark = (number: number) =>
  number > 0
    ? css`
        --mark: ${color('background.success')};
        animation: ${fades[number % 2]} 3s ease-out;
      `
    : undefined

/** A block that can be marked, with a little air around it. */
export const Mark = styled.div<{ $number: number }>`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 2px;
  align-content: start;
  margin: -4px -6px;
  padding: 4px 6px;
  border-radius: 4px;

  ${({ $number }) => mark($number)}
`
