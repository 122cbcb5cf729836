import styled from 'styled-components'

/** Lines that belong together, with a little air between. */
export const Block = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
  align-content: start;
`
