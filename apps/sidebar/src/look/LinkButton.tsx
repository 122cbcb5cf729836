import { focusStyles } from '@zendeskgarden/react-theming'
import styled from 'styled-components'
import { color } from './theme.ts'

/** An action inside a line of small text. Garden's own link button is 16 px high; 24 px is the least that a finger or a tremor needs. */
export const LinkButton = styled.button.attrs({ type: 'button' })`
  display: inline-flex;
  align-items: center;
  min-height: 24px;
  margin: 0;
  padding: 0;
  border: 0;
  border-radius: 2px;
  background: none;
  color: ${color('foreground.primary')};
  font: inherit;
  font-size: 12px;
  line-height: 16px;
  text-align: start;
  cursor: pointer;

  &:hover {
    text-decoration: underline;
  }

  &[aria-disabled='true'] {
    color: ${color('foreground.subtle')};
    cursor: default;
    text-decoration: none;
  }

  ${({ theme }) => focusStyles({ theme })}
`

/** The same, quiet until it is looked for: an action that most tickets never need. */
export const QuietButton = styled(LinkButton)`
  color: ${color('foreground.subtle')};

  &:hover,
  &:focus-visible {
    color: ${color('foreground.primary')};
  }
`
