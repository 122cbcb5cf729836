import styled from 'styled-components'
import { color } from '../look/theme.ts'

/** Which shop sold it. Never shrinks: a clipped shop is no shop; a long one wraps under the number. */
export const ShopTag = styled.span`
  flex: none;
  max-width: 100%;
  padding: 2px 6px;
  border-radius: 4px;
  background: ${color('background.subtle')};
  box-shadow: inset 0 0 0 1px ${color('border.subtle')};
  color: ${color('foreground.default')};
  font-size: 12px;
  font-weight: 600;
  line-height: 16px;
  overflow-wrap: anywhere;
`
