import type { Moment } from '@throughline/shared/model'
import { sayMoment } from '../format/moment.ts'
import { useSay } from '../language/use-say.ts'
import { useReader } from '../state/use-reader.ts'

type Props = { moment: Moment; dateOnly?: boolean }

/** A moment as people say it, with the exact one on hover. */
export const When = ({ moment, dateOnly = false }: Props) => {
  const { say } = useSay()
  const spoken = sayMoment(moment, useReader())
  if (!spoken) return <bdi>{moment.local}</bdi>
  const { exact, clock, machine } = spoken
  const title = {
    place: () => say('time.exact', { time: exact, offset: moment.offset ?? '' }),
    reader: () => say('time.yours', { time: exact }),
    unstated: () => say('time.zone_unstated', { time: exact }),
  }[clock]()
  return (
    <time dateTime={machine} title={title}>
      {dateOnly ? spoken.date : spoken.text}
    </time>
  )
}
