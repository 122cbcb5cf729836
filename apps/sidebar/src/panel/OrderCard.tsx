import type { OrderCard as Order } from '@throughline/shared/contract'
import { Card } from '../look/Card.tsx'
import { OrderFace, orderHeadingId } from './OrderFace.tsx'
import { OrderSections } from './OrderSections.tsx'

/** One order: the answer on its face, everything else one click below. */
export const OrderCard = ({ order, isNews }: { order: Order; isNews: boolean }) => (
  <Card aria-labelledby={orderHeadingId(order.ref)}>
    <OrderFace order={order} isNews={isNews} />
    <OrderSections order={order} />
  </Card>
)
