import styled from 'styled-components'
import { color } from './theme.ts'

/** Names and values: two columns that wrap under each other where there is no room. */
export const Facts = styled.dl`
  display: grid;
  grid-template-columns: minmax(72px, max-content) minmax(0, 1fr);
  gap: 6px 16px;

  > dt {
    color: ${color('foreground.subtle')};
    font-size: 12px;
    line-height: 20px;
  }

  > dd {
    min-width: 0;
    overflow-wrap: anywhere;
  }
`

/** As `Facts`, with amounts against the right edge. */
export const Amounts = styled(Facts)`
  grid-template-columns: minmax(0, 1fr) max-content;

  > dd {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
`
