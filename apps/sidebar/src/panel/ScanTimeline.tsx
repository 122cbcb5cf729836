import type { CardParcel } from '@throughline/shared/contract'
import { useId, useState } from 'react'
import { useSay } from '../language/use-say.ts'
import { LinkButton } from '../look/LinkButton.tsx'
import { Small } from '../look/Text.tsx'
import { ScanEvent } from './ScanEvent.tsx'
import { Steps } from './Steps.tsx'

/** The newest scans answer nearly every question; a parcel through customs has forty. */
const shownFirst = 4

/** What the carrier reported on a parcel, newest first. */
export const ScanTimeline = ({ events }: Pick<CardParcel, 'events'>) => {
  const { say } = useSay()
  const id = useId()
  const [all, setAll] = useState(false)
  if (events.length === 0) return <Small>{say('parcel.no_scans')}</Small>
  const shown = all ? events : events.slice(0, shownFirst)
  const hidden = events.length - shownFirst
  return (
    <div>
      <Steps id={id} aria-label={say('parcel.scans')}>
        {shown.map((event, index) => (
          // carriers repeat events to the letter, and the list only grows in front
          <ScanEvent key={events.length - index} event={event} newest={index === 0} />
        ))}
      </Steps>
      {hidden > 0 ? (
        <LinkButton aria-expanded={all} aria-controls={id} onClick={() => setAll(!all)}>
          {all ? say('parcel.fewer_scans') : say('parcel.more_scans', { count: hidden })}
        </LinkButton>
      ) : null}
    </div>
  )
}
