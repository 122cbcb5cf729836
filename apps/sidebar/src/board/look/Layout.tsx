import styled from 'styled-components'
import { color } from '../../look/theme.ts'

/** The whole page and the container that widths refer to. */
export const BoardFrame = styled.div`
  container: board / inline-size;
  --inset: 16px;
  min-height: 100dvh;
`

/** No wider than a table can be read. */
export const Column = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 16px;
  align-content: start;
  max-width: 1240px;
  margin-inline: auto;
  padding: 12px;

  @container board (min-width: 640px) {
    gap: 20px;
    padding: 20px 24px 32px;
  }
`

export const Section = styled.section`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 12px;
  align-content: start;
  min-width: 0;
  padding: 16px;
  border: 1px solid ${color('border.default')};
  border-radius: 8px;
  background: ${color('background.raised')};
`

export const Heading = styled.h2`
  font-size: 16px;
  font-weight: 600;
  line-height: 24px;
`

/** Boxes side by side where there is room for it. */
export const Boxes = styled.div<{ $least?: number }>`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, ${({ $least = 220 }) => $least}px), 1fr));
  gap: 12px;
`

/** Says what changes while one looks. Always there, or screen readers miss its first words; without words it takes no room. */
export const Status = styled.p.attrs({ role: 'status' })`
  color: ${color('foreground.subtle')};
  font-size: 12px;
  line-height: 16px;

  &:empty {
    position: absolute;
  }
`

/** A sentence that a person reads first. */
export const Lead = styled.p`
  font-size: 18px;
  font-weight: 600;
  line-height: 26px;
  text-wrap: pretty;
`
