import type { TrackingEvent } from '@throughline/shared/model'
import styled from 'styled-components'
import { type Speech, useSay } from '../language/use-say.ts'
import { isWord } from '../language/words.ts'
import { Small } from '../look/Text.tsx'
import { Quote } from './Quote.tsx'
import { Step } from './Steps.tsx'
import { When } from './When.tsx'

/** One scan or message: our word and the place, then when, then the carrier's own words. A message has a hollow mark and says so. */
export const ScanEvent = ({ event, newest }: { event: TrackingEvent; newest: boolean }) => {
  const speech = useSay()
  const what = whatHappened(event, speech)
  return (
    <Step $mark={event.scan ? (newest ? 'strong' : 'solid') : 'hollow'} $accent={newest && event.scan}>
      <What $newest={newest}>
        {event.place ? speech.saying('event.at_place', { what, place: <bdi>{event.place}</bdi> }) : what}
      </What>
      <Small>
        <Parts>
          {event.at ? <When moment={event.at} /> : null}
          {event.scan ? null : <span>{speech.say('parcel.message')}</span>}
        </Parts>
      </Small>
      {event.said ? (
        <Small>
          <Quote>{event.said}</Quote>
        </Small>
      ) : null}
    </Step>
  )
}

/** A flag says more than the stage it happened in: `At customs` rather than `In transit`. */
const whatHappened = ({ stage, flags }: TrackingEvent, { word }: Speech): string => {
  const flag = flags.find((candidate) => isWord('shipment_flag', candidate))
  return flag && stage !== 'delivered' ? word('shipment_flag', flag) : word('shipment_stage', stage)
}

const What = styled.p<{ $newest: boolean }>`
  font-weight: ${({ $newest }) => ($newest ? 600 : 400)};
`

const Parts = styled.span`
  > * + *::before {
    content: ' · ';
  }
`
