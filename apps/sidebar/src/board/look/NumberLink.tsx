import { focusStyles } from '@zendeskgarden/react-theming'
import styled from 'styled-components'
import { color } from '../../look/theme.ts'

/** A number, or a word beside it, that opens what is behind it. 24 px high: the least that a finger needs. */
export const NumberLink = styled.a`
  display: inline-flex;
  align-items: center;
  min-height: 24px;
  border-radius: 2px;
  color: ${color('foreground.primary')};
  font-variant-numeric: tabular-nums;
  text-decoration: underline;
  text-decoration-thickness: 1px;
  text-underline-offset: 3px;

  &:hover {
    text-decoration-thickness: 2px;
  }

  ${({ theme }) => focusStyles({ theme })}
`
