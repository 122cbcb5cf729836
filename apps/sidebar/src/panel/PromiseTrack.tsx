import styled from 'styled-components'
import { color } from '../look/theme.ts'

type Props = {
  /** Percent of the way. */
  marks: { now: number; promised: number; estimate: number | undefined }
  ordered: string
  promised: string
  /** What stands at the line's end, beside the promise. */
  last: string | undefined
}

/** The days of a promise along a line. The words beside it say the same, so the line itself is silent for screen readers. */
export const PromiseTrack = ({ marks, ordered, promised, last }: Props) => {
  const late = Math.max(marks.estimate ?? 0, marks.now) > marks.promised
  return (
    <Figure>
      <Promised $at={marks.promised}>{promised}</Promised>
      <Track aria-hidden="true">
        <Done style={{ inlineSize: `${Math.min(marks.now, marks.promised)}%` }} />
        {late ? <Late style={{ insetInlineStart: `${marks.promised}%` }} /> : null}
        <Tick style={{ insetInlineStart: `${marks.promised}%` }} />
        <Now style={{ insetInlineStart: `${marks.now}%` }} />
      </Track>
      <Ends>
        <span>{ordered}</span>
        <span>{last}</span>
      </Ends>
    </Figure>
  )
}

const Figure = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 4px;
  color: ${color('foreground.subtle')};
  font-size: 12px;
  line-height: 16px;
`

/** Ends at its mark, or begins there when the mark stands too far left for the words. */
const Promised = styled.span<{ $at: number }>`
  display: flex;
  justify-content: ${({ $at }) => ($at > 50 ? 'flex-end' : 'flex-start')};
  color: ${color('foreground.default')};
  font-weight: 600;
  white-space: nowrap;
  ${({ $at }) => ($at > 50 ? `padding-inline-end: max(0px, ${100 - $at}% - 4px);` : `padding-inline-start: ${$at}%;`)}
`

const Track = styled.div`
  position: relative;
  height: 4px;
  margin-block: 4px;
  border-radius: 2px;
  background: ${color('border.default')};
`

const Part = styled.div`
  position: absolute;
  inset-block: 0;
  border-radius: 2px;
`

const Done = styled(Part)`
  inset-inline-start: 0;
  background: ${color('border.primaryEmphasis')};
`

/** Dashed, so that the stretch past the promise is told from the one before without its colour. */
const Late = styled(Part)`
  inset-inline-end: 0;
  background: repeating-linear-gradient(
    90deg,
    ${color('border.warningEmphasis')} 0 4px,
    transparent 4px 7px
  );
`

const Tick = styled.div`
  position: absolute;
  inset-block: -6px;
  width: 2px;
  margin-inline-start: -1px;
  background: ${color('foreground.default')};
`

const Now = styled.div`
  position: absolute;
  inset-block-start: -4px;
  width: 12px;
  height: 12px;
  margin-inline-start: -6px;
  border: 2px solid ${color('background.raised')};
  border-radius: 50%;
  background: ${color('border.primaryEmphasis')};
`

const Ends = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0 12px;
  justify-content: space-between;
`
