import type { CardParcel } from '@throughline/shared/contract'
import type { ReactNode } from 'react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { ExternalLink } from '../look/ExternalLink.tsx'
import { Code, Small, Subheading } from '../look/Text.tsx'
import { Block } from './Block.tsx'
import { Chips } from './Chips.tsx'
import { Day } from './Day.tsx'
import { parcelChips } from './parcel-chips.ts'
import { Quote } from './Quote.tsx'
import { ScanTimeline } from './ScanTimeline.tsx'
import { Sides } from './Sides.tsx'
import { When } from './When.tsx'

type Props = { parcel: CardParcel; heading: 'h3' | 'h4' | 'h5' }

/** One parcel: how far it is and how we know, its scans, proof of delivery, and the carrier's own page. */
export const ParcelView = ({ parcel, heading }: Props) => {
  const speech = useSay()
  const { say, saying, word, sentence, list } = speech
  const { carrier, trackingNumber, deliveredAt, signedBy, eta, url } = parcel
  const open = parcel.stage !== 'delivered'
  return (
    <Block>
      <div>
        <Subheading as={heading}>{word('shipment_stage', parcel.stage)}</Subheading>
        <Small as="div">
          <Line>
            {carrier ? <bdi>{[carrier, parcel.service].filter(Boolean).join(' · ')}</bdi> : null}
            {trackingNumber ? <Code>{trackingNumber}</Code> : <span>{say('parcel.unnumbered')}</span>}
          </Line>
        </Small>
      </div>
      <Chips chips={parcelChips(parcel, speech)} />
      {parcel.stage === 'unknown' ? <Small>{sentence('shipment_stage', 'unknown')}</Small> : null}
      {parcel.stage === 'unknown' && parcel.said ? (
        <Small>
          <Quote>{parcel.said}</Quote>
        </Small>
      ) : null}
      {deliveredAt || signedBy ? (
        <p>
          {deliveredAt ? saying('parcel.delivered', { when: <When moment={deliveredAt} /> }) : null}
          {deliveredAt && signedBy ? ' · ' : null}
          {signedBy ? saying('parcel.signed', { name: <bdi>{signedBy}</bdi> }) : null}
        </p>
      ) : null}
      {eta && open ? <p>{saying('promise.estimate_alone', { date: <Day day={eta} /> })}</p> : null}
      {parcel.contents.length > 0 ? (
        <Small>
          {saying('parcel.contents', {
            items: list(
              parcel.contents.map(({ quantity, title }) => say('parcel.content', { quantity, title })),
            ),
          })}
        </Small>
      ) : null}
      <ScanTimeline events={parcel.events} />
      {statesNoZone(parcel) ? <Small>{say('parcel.zone_unstated')}</Small> : null}
      {url ? (
        <div>
          <ExternalLink href={url}>{trackAt(carrier, speech.saying)}</ExternalLink>
        </div>
      ) : null}
      <Sides field="shipment_stage" sides={parcel.sides} sources={parcel.sources} />
    </Block>
  )
}

const trackAt = (
  carrier: string | undefined,
  saying: (id: 'parcel.track' | 'parcel.track_nameless', values: Record<string, ReactNode>) => ReactNode,
): ReactNode =>
  carrier ? saying('parcel.track', { carrier: <bdi>{carrier}</bdi> }) : saying('parcel.track_nameless', {})

const statesNoZone = ({ events }: CardParcel): boolean =>
  events.some(({ at }) => at !== undefined && !at.zoneKnown && at.instant === undefined)

const Line = styled.span`
  display: flex;
  flex-wrap: wrap;
  gap: 0 8px;
`
