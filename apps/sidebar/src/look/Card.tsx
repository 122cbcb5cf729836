import styled from 'styled-components'
import { color } from './theme.ts'

/** A box for one thing. In dark mode raised and default differ by a shade only, so the border carries it. */
export const Card = styled.article`
  min-width: 0;
  border: 1px solid ${color('border.default')};
  border-radius: 8px;
  background: ${color('background.raised')};
`

export const CardBody = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
  align-content: start;
  padding: var(--inset);
`
