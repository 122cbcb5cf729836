import type { BoardOverview } from '@throughline/shared/contract'
import styled from 'styled-components'
import { sayShortDay } from '../../format/calendar-date.ts'
import type { Reader } from '../../format/reader.ts'
import { color } from '../../look/theme.ts'
import { sayShare } from '../format/numbers.ts'
import { useBoardSay } from '../language/use-board-say.ts'
import { useWidth } from './use-width.ts'

type Week = BoardOverview['trend'][number]
type Line = 'oneTouch' | 'fcr' | 'netFcr'

const height = 220
const room = { top: 12, bottom: 28, start: 40, end: 16 }
/** Dashes, not colours, tell the lines apart. */
const dashes: Record<Line, string | undefined> = { fcr: undefined, netFcr: '2 4', oneTouch: '8 4' }
const lines: Line[] = ['oneTouch', 'netFcr', 'fcr']

/** The three numbers by week. Weeks that may still change stand on a hatched ground. The table below it says the same to everybody. */
export const TrendChart = ({ trend, reader }: { trend: readonly Week[]; reader: Reader }) => {
  const { say, locale } = useBoardSay()
  const [ref, width] = useWidth<HTMLDivElement>(600)
  const shares = trend.flatMap(({ numbers }) =>
    lines.flatMap((line) =>
      [numbers[line].share ?? [], line === 'fcr' ? (numbers.fcr.low ?? []) : []].flat(),
    ),
  )
  const floor = shares.length > 0 ? Math.max(0, Math.floor(Math.min(...shares) * 10 - 0.5) / 10) : 0
  const step = (width - room.start - room.end) / Math.max(1, trend.length - 1)
  const x = (at: number) => room.start + at * step
  const y = (share: number) => room.top + ((1 - share) / (1 - floor)) * (height - room.top - room.bottom)
  const points = (of: (week: Week) => number | undefined) =>
    trend.flatMap((week, at) => {
      const share = of(week)
      return share === undefined ? [] : [{ at, x: x(at), y: y(share) }]
    })
  const everySo = Math.max(1, Math.ceil(84 / Math.max(1, step)))
  const firstYoung = trend.findIndex(({ mature }) => !mature)
  const grid = [floor, (1 + floor) / 2, 1]
  const pathOf = (all: { x: number; y: number }[]) => all.map((one) => `${one.x},${one.y}`).join(' ')

  return (
    <div ref={ref}>
      <Svg width={width} height={height} role="img" aria-label={say('trend.picture')}>
        <defs>
          <pattern
            id="young"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <Hatch x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
        {firstYoung >= 0 ? (
          <rect
            x={Math.max(room.start, x(firstYoung) - step / 2)}
            y={room.top}
            width={width - room.end - Math.max(room.start, x(firstYoung) - step / 2)}
            height={height - room.top - room.bottom}
            fill="url(#young)"
          />
        ) : null}
        {grid.map((share) => (
          <g key={share}>
            <Grid x1={room.start} x2={width - room.end} y1={y(share)} y2={y(share)} />
            <Tick x={room.start - 6} y={y(share) + 4} textAnchor="end">
              {sayShare(share, locale, 0)}
            </Tick>
          </g>
        ))}
        {runsOf(points(({ numbers }) => numbers.fcr.high)).map((top) => {
          const below = points(({ numbers }) => numbers.fcr.low).filter(({ at }) =>
            top.some((one) => one.at === at),
          )
          return <Band key={top[0]?.at} points={pathOf([...top, ...below.reverse()])} />
        })}
        {lines.flatMap((line) =>
          runsOf(points(({ numbers }) => numbers[line].share)).map((run) => (
            <Stroke
              key={`${line} ${run[0]?.at}`}
              $isMain={line === 'fcr'}
              strokeDasharray={dashes[line]}
              points={pathOf(run)}
            />
          )),
        )}
        {points(({ numbers }) => numbers.fcr.share).map((point) => (
          <Point key={point.at} cx={point.x} cy={point.y} r={3.5} $isHollow={!trend[point.at]?.mature} />
        ))}
        {trend.map(({ week }, at) =>
          at % everySo === 0 ? (
            <Tick key={week} x={x(at)} y={height - 8} textAnchor={at === 0 ? 'start' : 'middle'}>
              {sayShortDay(week, reader)}
            </Tick>
          ) : null,
        )}
      </Svg>
      <Legend>
        {(['fcr', 'netFcr', 'oneTouch'] as const).map((line) => (
          <li key={line}>
            <svg width="28" height="8" aria-hidden="true">
              <Stroke $isMain={line === 'fcr'} strokeDasharray={dashes[line]} points="0,4 28,4" />
            </svg>
            {say(`number.${line}`)}
          </li>
        ))}
        {firstYoung >= 0 ? (
          <li>
            <svg width="28" height="12" aria-hidden="true">
              <rect width="28" height="12" fill="url(#young)" />
            </svg>
            {say('trend.young')}
          </li>
        ) : null}
      </Legend>
    </div>
  )
}

/** A week with too few cases parts the line: between its neighbours nothing is known. */
const runsOf = <Point extends { at: number }>(points: readonly Point[]): Point[][] => {
  const runs: Point[][] = []
  for (const point of points) {
    const last = runs.at(-1)
    if (last?.at(-1)?.at === point.at - 1) last.push(point)
    else runs.push([point])
  }
  return runs
}

const Svg = styled.svg`
  max-width: 100%;
  overflow: visible;
`

const Grid = styled.line`
  stroke: ${color('border.default')};
`

const Tick = styled.text`
  fill: ${color('foreground.subtle')};
  font-size: 12px;
`

const Band = styled.polygon`
  fill: ${color('border.primaryEmphasis')};
  opacity: 0.18;
`

const Hatch = styled.line`
  stroke: ${color('border.default')};
  stroke-width: 3;
`

const Stroke = styled.polyline<{ $isMain: boolean }>`
  fill: none;
  stroke: ${({ $isMain, theme }) =>
    $isMain ? color('border.primaryEmphasis')({ theme }) : color('foreground.subtle')({ theme })};
  stroke-width: ${({ $isMain }) => ($isMain ? 2.5 : 1.5)};
`

const Point = styled.circle<{ $isHollow: boolean }>`
  fill: ${({ $isHollow, theme }) =>
    $isHollow ? color('background.raised')({ theme }) : color('border.primaryEmphasis')({ theme })};
  stroke: ${color('border.primaryEmphasis')};
  stroke-width: 2;
`

const Legend = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 20px;
  margin-block-start: 8px;
  color: ${color('foreground.subtle')};
  font-size: 12px;
  line-height: 16px;

  > li {
    display: flex;
    gap: 8px;
    align-items: center;
  }
`
