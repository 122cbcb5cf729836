import styled from 'styled-components'

/** The whole page: as high as its content, so that the helpdesk's frame can follow, and the container that widths refer to. */
export const Frame = styled.div`
  container: panel / inline-size;
  display: flow-root;
`

/** Sections of the page under each other. */
export const Stack = styled.div`
  /* The distance of words from the edge of their card. */
  --inset: 12px;
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
  padding: 12px;
  align-items: start;

  @container panel (min-width: 560px) {
    --inset: 16px;
    gap: 12px;
    padding: 16px;
  }
`
