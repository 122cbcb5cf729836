import styled from 'styled-components'
import { Box } from '../look/Box.tsx'

/** One line above the answer: an icon, what is missing, and what to do about it. */
export const GapBox = styled(Box)`
  grid-template-columns: auto minmax(0, 1fr) auto;
  gap: 8px;
  align-items: center;
  padding-block: 4px;
  font-size: 12px;
  line-height: 16px;

  b {
    font-weight: 600;
  }
`
