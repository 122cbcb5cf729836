import type { Panel } from '@throughline/shared/contract'
import { useSay } from '../language/use-say.ts'
import { Card, CardBody } from '../look/Card.tsx'
import { Small } from '../look/Text.tsx'
import { CardBoundary } from './CardBoundary.tsx'
import { ParcelView } from './ParcelView.tsx'
import { ReturnView } from './ReturnView.tsx'

type Props = Pick<Panel, 'looseParcels' | 'looseReturns'>

/** Parcels and returns that the ticket names and that belong to no order we can see. */
export const Loose = ({ looseParcels, looseReturns }: Props) => {
  const { say, saying } = useSay()
  return (
    <>
      {looseParcels.map((parcel, index) => (
        <CardBoundary key={parcel.trackingNumber ?? index} of={parcel}>
          <Card>
            <CardBody>
              <Small as="h2">{say('parcel.loose')}</Small>
              <ParcelView parcel={parcel} heading="h3" />
            </CardBody>
          </Card>
        </CardBoundary>
      ))}
      {looseReturns.map((item, index) => (
        <CardBoundary key={item.number ?? index} of={item}>
          <Card>
            <CardBody>
              <Small as="h2">{saying('return.loose', { number: <bdi>{item.orderNumber}</bdi> })}</Small>
              <ReturnView item={item} heading="h3" />
            </CardBody>
          </Card>
        </CardBoundary>
      ))}
    </>
  )
}
