import type { ReactNode } from 'react'
import styled from 'styled-components'
import { color } from '../../look/theme.ts'

export type Bar = { id: string; label: ReactNode; size: number; number: ReactNode; more?: ReactNode }

/** Lengths to compare at a glance; the words and numbers beside them say the same. */
export const Bars = ({ bars, label }: { bars: readonly Bar[]; label: string }) => {
  const most = Math.max(1, ...bars.map(({ size }) => size))
  return (
    <List aria-label={label}>
      {bars.map(({ id, label, size, number, more }) => (
        <Line key={id}>
          <Name>{label}</Name>
          <Track aria-hidden="true">
            <Fill style={{ inlineSize: `${(100 * size) / most}%` }} />
          </Track>
          <Numbers>
            {number}
            {more ? <More>{more}</More> : null}
          </Numbers>
        </Line>
      ))}
    </List>
  )
}

const List = styled.ol`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 10px;
`

const Line = styled.li`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 2px;

  @container board (min-width: 640px) {
    grid-template-columns: minmax(0, 15rem) minmax(0, 1fr) minmax(0, 14rem);
    gap: 16px;
    align-items: center;
  }
`

const Name = styled.div`
  min-width: 0;
`

const Track = styled.div`
  height: 14px;
  border-radius: 2px;
  background: ${color('background.subtle')};
`

const Fill = styled.div`
  height: 100%;
  min-inline-size: 2px;
  border-radius: 2px;
  background: ${color('border.primaryEmphasis')};

  @media (forced-colors: active) {
    background: CanvasText;
  }
`

const Numbers = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0 12px;
  align-items: baseline;
  font-variant-numeric: tabular-nums;
`

const More = styled.span`
  color: ${color('foreground.subtle')};
  font-size: 12px;
  line-height: 16px;
`
