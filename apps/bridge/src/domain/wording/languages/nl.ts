import type { ReplyMessages } from '../reply-messages.ts'

export const nl: ReplyMessages = {
  greeting: 'Goedendag {name},',
  greeting_nameless: 'Goedendag,',
  shipment_label_created:
    'Voor uw bestelling {number} is een verzendlabel gemaakt; de vervoerder heeft het pakket nog niet gescand.',
  shipment_in_transit:
    '{carrier, select, none {Uw pakket van bestelling {number} is onderweg.} other {Uw pakket van bestelling {number} is onderweg met {carrier}.}}',
  shipment_out_for_delivery:
    '{carrier, select, none {Uw pakket van bestelling {number} is met de bezorger onderweg.} other {Uw pakket van bestelling {number} is met de bezorger van {carrier} onderweg.}}',
  shipment_available_for_pickup:
    '{carrier, select, none {Uw pakket van bestelling {number} ligt klaar bij een afhaalpunt.} other {Uw pakket van bestelling {number} ligt klaar bij een afhaalpunt van {carrier}.}}',
  shipment_delivered:
    '{carrier, select, none {Uw pakket van bestelling {number} is bezorgd} other {Uw pakket van bestelling {number} is bezorgd door {carrier}}}{date, select, none {.} other { op {date}.}}',
  shipment_returned_to_sender:
    'De vervoerder heeft uw pakket van bestelling {number} naar ons teruggestuurd.',
  shipment_failed: 'De vervoerder kon uw pakket van bestelling {number} niet bezorgen.',
  shipment_cancelled: 'Het verzendlabel van uw bestelling {number} is geannuleerd.',
  shipment_unknown:
    'Het laatste bericht van de vervoerder zegt ons niet duidelijk waar uw pakket van bestelling {number} is.',
  shipment_claimed:
    'Uw bestelling {number} staat in onze systemen als verzonden; er is nog geen scan van de vervoerder die dat bevestigt.',
  shipment_claimed_delivered:
    'Uw bestelling {number} staat in onze systemen als bezorgd; er is geen scan van de vervoerder die dat bevestigt.',
  last_scan:
    '{place, select, none {{date, select, none {De vervoerder heeft het gescand.} other {De laatste scan was op {date}.}}} other {{date, select, none {De laatste scan was in {place}.} other {De laatste scan was in {place} op {date}.}}}}',
  warehouse_waiting: 'Uw bestelling {number} is in ons magazijn en wacht om verzameld te worden.',
  warehouse_preparing: 'Uw bestelling {number} wordt in ons magazijn klaargemaakt.',
  warehouse_packed: 'Uw bestelling {number} is ingepakt en wacht in ons magazijn op de vervoerder.',
  warehouse_handed_over: 'Ons magazijn heeft uw bestelling {number} aan de vervoerder overgedragen.',
  warehouse_cancelled: 'In ons magazijn staat uw bestelling {number} als geannuleerd.',
  warehouse_unknown:
    'Het laatste bericht van ons magazijn zegt ons niet duidelijk hoe ver uw bestelling {number} is.',
  order_placed: 'Wij hebben uw bestelling {number} ontvangen; de betaling is nog niet bevestigd.',
  order_paid: 'Wij hebben uw bestelling {number} en de betaling ontvangen.',
  order_on_hold: 'Uw bestelling {number} wordt vastgehouden.',
  order_in_warehouse: 'Uw bestelling {number} is in ons magazijn.',
  order_partially_shipped: 'Een deel van uw bestelling {number} is verzonden.',
  order_shipped: 'Uw bestelling {number} staat als verzonden.',
  order_delivered: 'Uw bestelling {number} staat als bezorgd.',
  order_cancelled: 'Uw bestelling {number} is geannuleerd.',
  order_closed: 'Uw bestelling {number} is afgerond.',
  order_unknown: 'Onze systemen zeggen ons niet duidelijk hoe ver uw bestelling {number} is.',
  return_requested: 'Wij hebben uw verzoek om bestelling {number} te retourneren ontvangen.',
  return_approved: 'Uw retour van bestelling {number} is goedgekeurd.',
  return_declined: 'Uw retour van bestelling {number} is afgewezen.',
  return_label_sent: 'Het label voor uw retour van bestelling {number} is naar u gestuurd.',
  return_in_transit: 'Uw retour van bestelling {number} is naar ons onderweg.',
  return_received: 'Uw retour van bestelling {number} is aangekomen.',
  return_inspected: 'Uw retour van bestelling {number} is aangekomen en gecontroleerd.',
  return_refund_issued: 'De terugbetaling van uw retour van bestelling {number} is opgedragen.',
  return_refunded: 'De terugbetaling van uw retour van bestelling {number} is gedaan.',
  return_exchanged: 'Uw retour van bestelling {number} is geruild.',
  return_closed: 'Uw retour van bestelling {number} is afgesloten.',
  return_cancelled: 'Uw retour van bestelling {number} is geannuleerd.',
  return_unknown: 'Onze systemen zeggen ons niet duidelijk hoe ver uw retour van bestelling {number} is.',
  promise_on_track: 'Zoals beloofd zou het uiterlijk {promised} bij u moeten zijn.',
  promise_late: 'Het komt waarschijnlijk {expected} aan, later dan beloofd ({promised}). Dat spijt ons.',
  promise_late_undated:
    'De beloofde datum ({promised}) wordt misschien niet gehaald. Wij hebben nog geen nieuwe datum. Dat spijt ons.',
  promise_broken_undated:
    'Wij hebben de beloofde datum ({promised}) niet gehaald. Wij hebben nog geen nieuwe datum. Dat spijt ons.',
  promise_kept_late: 'Het kwam {done} aan, later dan beloofd ({promised}). Dat spijt ons.',
  estimate: 'De aankomst wordt {expected} verwacht.',
  dispatch_on_track: 'De verzending is uiterlijk {promised} voorzien.',
  refund_due:
    '{amount, select, none {Uw terugbetaling volgt uiterlijk {date}.} other {Uw terugbetaling van {amount} volgt uiterlijk {date}.}}',
  refund_late:
    '{amount, select, none {Uw terugbetaling had {date} gedaan moeten zijn en is te laat. Dat spijt ons.} other {Uw terugbetaling van {amount} had {date} gedaan moeten zijn en is te laat. Dat spijt ons.}}',
  refund_issued:
    '{amount, select, none {Uw terugbetaling is opgedragen} other {Uw terugbetaling van {amount} is opgedragen}}{date, select, none {.} other { op {date}.}}',
  refund_settled:
    '{amount, select, none {Uw terugbetaling is gedaan} other {Uw terugbetaling van {amount} is gedaan}}{date, select, none {.} other { op {date}.}}',
  send_return_by: 'Verstuur uw retour alstublieft uiterlijk {date}.',
  concern_not_released: 'Uw bestelling is nog niet in ons magazijn aangekomen.',
  concern_stuck_in_warehouse: 'De verwerking in ons magazijn duurt langer dan zou moeten.',
  concern_missed_cutoff: 'Uw bestelling heeft de ophaling gemist waarmee ze had moeten vertrekken.',
  concern_short_pick:
    '{article, select, none {Ons magazijn vond minder artikelen dan u hebt besteld.} other {Ons magazijn vond minder van “{article}” dan u hebt besteld.}}',
  concern_on_hold: 'Het gaat pas verder als de reden daarvan is opgelost.',
  concern_backordered:
    '{article, select, none {Een artikel van uw bestelling is op dit moment niet op voorraad} other {“{article}” is op dit moment niet op voorraad}}{expected, select, none {.} other {; nieuwe voorraad wordt {expected} verwacht.}}',
  concern_oversold:
    '{article, select, none {Van een artikel is meer besteld dan wij op voorraad hebben.} other {Van “{article}” is meer besteld dan wij op voorraad hebben.}}',
  concern_label_not_scanned:
    'De vervoerder had het pakket inmiddels moeten scannen en heeft dat niet gedaan.',
  concern_silent_parcel: 'De vervoerder heeft uw pakket langer dan gebruikelijk niet gescand.',
  concern_delivery_attempt_failed: 'De vervoerder heeft geprobeerd uw pakket te bezorgen en dat lukte niet.',
  concern_customs_hold: 'Uw pakket wordt door de douane vastgehouden.',
  concern_address_problem:
    'Er is een probleem met het bezorgadres. Geef ons alstublieft het juiste adres door.',
  concern_pickup_expiring:
    '{deadline, select, none {Haal het alstublieft snel op, anders gaat het terug.} other {Haal het alstublieft uiterlijk {deadline} op, anders gaat het terug.}}',
  concern_returned_to_sender: 'Uw pakket komt naar ons terug.',
  concern_damaged: 'De vervoerder meldt dat het pakket beschadigd is.',
  concern_probably_lost: 'Uw pakket is waarschijnlijk onderweg kwijtgeraakt. Dat spijt ons.',
  concern_cancelled_but_shipping:
    'Uw bestelling is in het ene systeem geannuleerd en loopt in het andere door; dat moeten wij ophelderen.',
  concern_refunded_but_shipping: 'Het bedrag is terugbetaald en het pakket is nog naar u onderweg.',
  concern_return_in_transit_too_long: 'Uw retour is langer dan gebruikelijk naar ons onderweg.',
  concern_return_delivered_not_received:
    'De vervoerder heeft uw retour bij ons bezorgd en onze retourafdeling heeft die nog niet geboekt.',
  concern_not_inspected: 'Onze retourafdeling heeft uw retour nog niet gecontroleerd.',
  concern_refund_overdue: 'Uw terugbetaling is te laat. Dat spijt ons.',
  concern_refund_amount_mismatch:
    '{otherAmount, select, none {Het bedrag van uw terugbetaling moet worden gecontroleerd.} other {Er is {amount} terugbetaald; {otherAmount} was verschuldigd.}}',
  concern_exchange_out_of_stock: 'Het artikel voor uw ruiling is op dit moment niet op voorraad.',
  concern_return_window_closing:
    '{deadline, select, none {De retourtermijn loopt binnenkort af.} other {U kunt de bestelling tot en met {deadline} retourneren.}}',
  concern_on_our_side: 'Iets aan uw bestelling moet aan onze kant nog worden opgehelderd.',

  bot_orders: '{count, plural, one {Ik zie één bestelling van u.} other {Ik zie # bestellingen van u.}}',
  bot_more_orders:
    '{count, plural, one {Er is nog één bestelling; vraag mij er gerust naar.} other {Er zijn nog # bestellingen; vraag mij er gerust naar.}}',
  bot_older_orders:
    'Er kunnen oudere bestellingen zijn die ik niet kan opsommen; noem mij het nummer van de bestelling die u bedoelt.',
  bot_change_open:
    '{date, select, none {Voor zover wij zien is nog niemand met inpakken begonnen: het adres en de artikelen kunnen nog worden gewijzigd en de bestelling kan nog worden geannuleerd.} other {Voor zover wij zien is nog niemand met inpakken begonnen: het adres en de artikelen kunnen nog worden gewijzigd en de bestelling kan nog worden geannuleerd. Vertrek uit ons magazijn is uiterlijk {date} voorzien; laat het ons dus snel weten.}}',
  bot_change_packed: 'De bestelling kan niet meer worden gewijzigd of geannuleerd: het pakket is al gemaakt.',
  bot_change_in_work:
    'De bestelling kan niet meer worden gewijzigd of geannuleerd: ons magazijn is er al mee bezig.',
  bot_change_over: 'De bestelling kan niet meer worden gewijzigd of geannuleerd.',
  bot_change_unknown:
    'Onze systemen zeggen ons niet duidelijk of de bestelling nog kan worden gewijzigd of geannuleerd; een collega kan dat nagaan.',
  bot_return_open: 'U kunt de bestelling tot en met {date} retourneren.',
  bot_return_over: 'De retourtermijn is op {date} afgelopen.',
  bot_return_unknown: 'Onze systemen zeggen ons nog niet tot wanneer de bestelling kan worden geretourneerd.',
  bot_replacement_all: 'Als u vervanging nodig heeft: alle artikelen zijn op voorraad.',
  bot_replacement_some:
    'Als u vervanging nodig heeft: we hebben {count} van de {total} artikelen op voorraad.',
  bot_replacement_none: 'Als u vervanging nodig heeft: de artikelen zijn nu niet op voorraad.',
}
