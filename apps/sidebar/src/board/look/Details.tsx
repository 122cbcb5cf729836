import { focusStyles } from '@zendeskgarden/react-theming'
import styled from 'styled-components'
import { color } from '../../look/theme.ts'

/** The numbers behind a picture, as a table: one click away for the eye, there for everybody. */
export const Details = styled.details`
  min-width: 0;

  > summary {
    display: inline-flex;
    align-items: center;
    min-height: 24px;
    border-radius: 2px;
    color: ${color('foreground.primary')};
    font-size: 12px;
    line-height: 16px;
    cursor: pointer;

    ${({ theme }) => focusStyles({ theme })}
  }

  > summary::before {
    content: '▸';
    margin-inline-end: 6px;
  }

  &[open] > summary::before {
    content: '▾';
  }

  &[open] > summary {
    margin-block-end: 8px;
  }
`
