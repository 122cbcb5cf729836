import type { Fact, OrderCard, Statement } from '@throughline/shared/contract'
import type { ShipmentStage, WarehouseStage } from '@throughline/shared/vocabulary'
import type { ReplyMessageId } from './reply-messages.ts'
import type { Sentence } from './sentence.ts'
import type { Speaker } from './speaker.ts'

/** Where it is: the last proven fact. What is merely claimed beyond it is not for the customer. */
export function statusSentences({ number, headline: { fact } }: OrderCard, speaker: Speaker): Sentence[] {
  const facts = [asFact(fact)]
  const date = speaker.dayOf(fact.at)
  const text = speaker.say(messageOf(fact), { number, carrier: fact.carrier, date })
  const scanned =
    fact.topic === 'shipment' &&
    fact.proof === 'proven' &&
    toldWithScan.includes(fact.word) &&
    (fact.place || date)
  return [
    { text, facts },
    ...(scanned ? [{ text: speaker.say('last_scan', { place: fact.place, date }), facts }] : []),
  ]
}

/** Stages in which the last scan says more than the stage itself. */
const toldWithScan: readonly ShipmentStage[] = [
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'unknown',
]

const ofWarehouse = {
  received: 'warehouse_waiting',
  allocated: 'warehouse_waiting',
  picking: 'warehouse_preparing',
  picked: 'warehouse_preparing',
  packed: 'warehouse_packed',
  labelled: 'warehouse_packed',
  handed_over: 'warehouse_handed_over',
  cancelled: 'warehouse_cancelled',
  unknown: 'warehouse_unknown',
} satisfies Record<WarehouseStage, ReplyMessageId>

const ofShipment = {
  pending: 'shipment_label_created',
  label_created: 'shipment_label_created',
  in_transit: 'shipment_in_transit',
  out_for_delivery: 'shipment_out_for_delivery',
  available_for_pickup: 'shipment_available_for_pickup',
  delivered: 'shipment_delivered',
  returned_to_sender: 'shipment_returned_to_sender',
  failed: 'shipment_failed',
  cancelled: 'shipment_cancelled',
  not_found: 'shipment_unknown',
  unknown: 'shipment_unknown',
} satisfies Record<ShipmentStage, ReplyMessageId>

/** A claim that nobody has scanned is told as a claim. */
const claimed: Partial<Record<ShipmentStage, ReplyMessageId>> = {
  in_transit: 'shipment_claimed',
  out_for_delivery: 'shipment_claimed',
  available_for_pickup: 'shipment_claimed',
  delivered: 'shipment_claimed_delivered',
}

function messageOf(fact: Statement): ReplyMessageId {
  switch (fact.topic) {
    case 'shipment':
      return (fact.proof === 'claimed' ? claimed[fact.word] : undefined) ?? ofShipment[fact.word]
    case 'warehouse':
      return ofWarehouse[fact.word]
    case 'order':
      return `order_${fact.word}`
    case 'return':
      return `return_${fact.word}`
  }
}

const asFact = ({ topic, word, source, proof, at, place, said }: Statement): Fact => ({
  topic,
  value: word,
  source,
  strength: proof === 'proven' ? 'scan' : 'assertion',
  at,
  place,
  said,
})
