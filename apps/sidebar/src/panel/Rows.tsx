import styled from 'styled-components'
import { color } from '../look/theme.ts'

/** Things of one kind under each other, with a hair line between. */
export const Rows = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);

  > * {
    min-width: 0;
    padding-block: 10px;
  }

  > * + * {
    border-block-start: 1px solid ${color('border.subtle')};
  }

  > *:first-child {
    padding-block-start: 0;
  }

  > :last-child {
    padding-block-end: 0;
  }
`

/** As `Rows`, beside each other where there is room: for parcels and returns, which are narrow and long. */
export const Columns = styled(Rows)`
  @container panel (min-width: 560px) {
    grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
    gap: 16px 32px;

    > * {
      padding-block: 0;
    }

    > * + * {
      border: 0;
    }
  }
`
