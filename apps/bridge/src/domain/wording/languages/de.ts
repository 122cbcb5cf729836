import type { ReplyMessages } from '../reply-messages.ts'

export const de: ReplyMessages = {
  greeting: 'Guten Tag {name},',
  greeting_nameless: 'Guten Tag,',

  shipment_label_created:
    'Für Ihre Bestellung {number} wurde ein Versandlabel erstellt; der Versanddienst hat das Paket noch nicht gescannt.',
  shipment_in_transit:
    '{carrier, select, none {Ihr Paket zur Bestellung {number} ist unterwegs.} other {Ihr Paket zur Bestellung {number} ist mit {carrier} unterwegs.}}',
  shipment_out_for_delivery:
    '{carrier, select, none {Ihr Paket zur Bestellung {number} ist in der Zustellung.} other {Ihr Paket zur Bestellung {number} ist mit {carrier} in der Zustellung.}}',
  shipment_available_for_pickup:
    '{carrier, select, none {Ihr Paket zur Bestellung {number} liegt zur Abholung bereit.} other {Ihr Paket zur Bestellung {number} liegt bei {carrier} zur Abholung bereit.}}',
  shipment_delivered:
    '{carrier, select, none {Ihr Paket zur Bestellung {number} wurde} other {Ihr Paket zur Bestellung {number} wurde von {carrier}}}{date, select, none {} other { am {date}}} zugestellt.',
  shipment_returned_to_sender:
    'Ihr Paket zur Bestellung {number} wurde vom Versanddienst an uns zurückgeschickt.',
  shipment_failed: 'Der Versanddienst konnte Ihr Paket zur Bestellung {number} nicht zustellen.',
  shipment_cancelled: 'Das Versandlabel zu Ihrer Bestellung {number} wurde storniert.',
  shipment_unknown:
    'Die letzte Meldung des Versanddienstes sagt uns nicht eindeutig, wo Ihr Paket zur Bestellung {number} ist.',
  shipment_claimed:
    'Ihre Bestellung {number} steht bei uns als versendet; ein Scan des Versanddienstes, der das bestätigt, liegt noch nicht vor.',
  shipment_claimed_delivered:
    'Ihre Bestellung {number} steht bei uns als zugestellt; ein Scan des Versanddienstes, der das bestätigt, liegt nicht vor.',
  last_scan:
    '{place, select, none {{date, select, none {Der Versanddienst hat es gescannt.} other {Zuletzt gescannt wurde es am {date}.}}} other {{date, select, none {Zuletzt gescannt wurde es in {place}.} other {Zuletzt gescannt wurde es am {date} in {place}.}}}}',

  warehouse_waiting:
    'Ihre Bestellung {number} ist in unserem Lager und wartet darauf, zusammengestellt zu werden.',
  warehouse_preparing: 'Ihre Bestellung {number} wird in unserem Lager zusammengestellt.',
  warehouse_packed: 'Ihre Bestellung {number} ist gepackt und wartet in unserem Lager auf den Versanddienst.',
  warehouse_handed_over: 'Unser Lager hat Ihre Bestellung {number} an den Versanddienst übergeben.',
  warehouse_cancelled: 'In unserem Lager steht Ihre Bestellung {number} als storniert.',
  warehouse_unknown:
    'Die letzte Meldung unseres Lagers sagt uns nicht eindeutig, wie weit Ihre Bestellung {number} ist.',

  order_placed: 'Ihre Bestellung {number} ist bei uns eingegangen; die Zahlung ist noch nicht bestätigt.',
  order_paid: 'Ihre Bestellung {number} und die Zahlung sind bei uns eingegangen.',
  order_on_hold: 'Ihre Bestellung {number} ist angehalten.',
  order_in_warehouse: 'Ihre Bestellung {number} ist in unserem Lager.',
  order_partially_shipped: 'Ein Teil Ihrer Bestellung {number} wurde versendet.',
  order_shipped: 'Ihre Bestellung {number} steht bei uns als versendet.',
  order_delivered: 'Ihre Bestellung {number} steht bei uns als zugestellt.',
  order_cancelled: 'Ihre Bestellung {number} ist storniert.',
  order_closed: 'Ihre Bestellung {number} ist abgeschlossen.',
  order_unknown: 'Unsere Systeme sagen uns nicht eindeutig, wie weit Ihre Bestellung {number} ist.',

  return_requested: 'Ihr Rückgabewunsch zur Bestellung {number} ist bei uns eingegangen.',
  return_approved: 'Ihre Retoure zur Bestellung {number} ist genehmigt.',
  return_declined: 'Ihre Retoure zur Bestellung {number} wurde abgelehnt.',
  return_label_sent: 'Das Label für Ihre Retoure zur Bestellung {number} wurde Ihnen gesendet.',
  return_in_transit: 'Ihre Retoure zur Bestellung {number} ist auf dem Weg zu uns.',
  return_received: 'Ihre Retoure zur Bestellung {number} ist bei uns eingegangen.',
  return_inspected: 'Ihre Retoure zur Bestellung {number} ist bei uns eingegangen und wurde geprüft.',
  return_refund_issued: 'Die Erstattung für Ihre Retoure zur Bestellung {number} wurde veranlasst.',
  return_refunded: 'Die Erstattung für Ihre Retoure zur Bestellung {number} wurde gezahlt.',
  return_exchanged: 'Ihre Retoure zur Bestellung {number} wurde umgetauscht.',
  return_closed: 'Ihre Retoure zur Bestellung {number} ist abgeschlossen.',
  return_cancelled: 'Ihre Retoure zur Bestellung {number} ist storniert.',
  return_unknown:
    'Unsere Systeme sagen uns nicht eindeutig, wie weit Ihre Retoure zur Bestellung {number} ist.',

  promise_on_track: 'Wie zugesagt, sollte es bis {promised} bei Ihnen sein.',
  promise_late:
    'Voraussichtlich kommt es am {expected} an, später als der zugesagte Termin ({promised}). Das tut uns leid.',
  promise_late_undated:
    'Den zugesagten Termin ({promised}) können wir vielleicht nicht halten. Einen neuen Termin haben wir noch nicht. Das tut uns leid.',
  promise_broken_undated:
    'Den zugesagten Termin ({promised}) haben wir nicht gehalten. Einen neuen Termin haben wir noch nicht. Das tut uns leid.',
  promise_kept_late: 'Es kam am {done} an, später als der zugesagte Termin ({promised}). Das tut uns leid.',
  estimate: 'Die Ankunft wird am {expected} erwartet.',
  dispatch_on_track: 'Der Versand ist bis {promised} vorgesehen.',

  refund_due:
    '{amount, select, none {Ihre Erstattung ist bis {date} fällig.} other {Ihre Erstattung von {amount} ist bis {date} fällig.}}',
  refund_late:
    '{amount, select, none {Ihre Erstattung war am {date} fällig und ist verspätet. Das tut uns leid.} other {Ihre Erstattung von {amount} war am {date} fällig und ist verspätet. Das tut uns leid.}}',
  refund_issued:
    '{amount, select, none {Ihre Erstattung wurde} other {Ihre Erstattung von {amount} wurde}}{date, select, none {} other { am {date}}} veranlasst.',
  refund_settled:
    '{amount, select, none {Ihre Erstattung wurde} other {Ihre Erstattung von {amount} wurde}}{date, select, none {} other { am {date}}} gezahlt.',
  send_return_by: 'Bitte geben Sie Ihre Retoure bis {date} auf.',

  concern_not_released: 'Ihre Bestellung ist noch nicht in unserem Lager angekommen.',
  concern_stuck_in_warehouse: 'Die Bearbeitung in unserem Lager dauert länger, als sie sollte.',
  concern_missed_cutoff:
    'Ihre Bestellung hat die Abholung verpasst, mit der sie das Lager hätte verlassen sollen.',
  concern_short_pick:
    '{article, select, none {Unser Lager hat weniger Artikel gefunden, als Sie bestellt haben.} other {Unser Lager hat von „{article}“ weniger gefunden, als Sie bestellt haben.}}',
  concern_on_hold: 'Es geht erst weiter, wenn der Grund dafür geklärt ist.',
  concern_backordered:
    '{article, select, none {Ein Artikel Ihrer Bestellung ist zurzeit nicht auf Lager} other {„{article}“ ist zurzeit nicht auf Lager}}{expected, select, none {.} other {; neue Ware wird am {expected} erwartet.}}',
  concern_oversold:
    '{article, select, none {Von einem Artikel wurde mehr bestellt, als wir auf Lager haben.} other {Von „{article}“ wurde mehr bestellt, als wir auf Lager haben.}}',
  concern_label_not_scanned:
    'Der Versanddienst hätte das Paket inzwischen scannen müssen und hat es nicht getan.',
  concern_silent_parcel: 'Der Versanddienst hat Ihr Paket länger als üblich nicht gescannt.',
  concern_delivery_attempt_failed:
    'Der Versanddienst hat versucht, Ihr Paket zuzustellen, und konnte es nicht.',
  concern_customs_hold: 'Ihr Paket wird vom Zoll festgehalten.',
  concern_address_problem:
    'Mit der Lieferadresse gibt es ein Problem. Bitte nennen Sie uns die richtige Adresse.',
  concern_pickup_expiring:
    '{deadline, select, none {Bitte holen Sie es bald ab, sonst geht es zurück.} other {Bitte holen Sie es bis {deadline} ab, sonst geht es zurück.}}',
  concern_returned_to_sender: 'Ihr Paket geht an uns zurück.',
  concern_damaged: 'Der Versanddienst meldet, dass das Paket beschädigt wurde.',
  concern_probably_lost: 'Ihr Paket ist wahrscheinlich unterwegs verloren gegangen. Das tut uns leid.',
  concern_cancelled_but_shipping:
    'In einem unserer Systeme ist Ihre Bestellung storniert, in einem anderen läuft sie weiter; das ist auf unserer Seite zu klären.',
  concern_refunded_but_shipping: 'Der Betrag wurde erstattet, und das Paket ist noch zu Ihnen unterwegs.',
  concern_return_in_transit_too_long: 'Ihre Retoure ist länger als üblich zu uns unterwegs.',
  concern_return_delivered_not_received:
    'Der Versanddienst hat Ihre Retoure bei uns abgeliefert, und unsere Retourenstelle hat sie noch nicht gebucht.',
  concern_not_inspected: 'Unsere Retourenstelle hat Ihre Retoure noch nicht geprüft.',
  concern_refund_overdue: 'Ihre Erstattung ist verspätet. Das tut uns leid.',
  concern_refund_amount_mismatch:
    '{otherAmount, select, none {Die Höhe Ihrer Erstattung muss geprüft werden.} other {Erstattet wurden {amount}, fällig waren {otherAmount}.}}',
  concern_exchange_out_of_stock: 'Der Artikel für Ihren Umtausch ist zurzeit nicht auf Lager.',
  concern_return_window_closing:
    '{deadline, select, none {Die Rückgabefrist endet bald.} other {Sie können die Bestellung bis {deadline} zurückgeben.}}',
  concern_on_our_side: 'Etwas an Ihrer Bestellung ist auf unserer Seite noch zu klären.',

  bot_orders:
    '{count, plural, one {Ich sehe eine Bestellung von Ihnen.} other {Ich sehe # Bestellungen von Ihnen.}}',
  bot_more_orders:
    '{count, plural, one {Es gibt noch eine weitere Bestellung; fragen Sie mich gern danach.} other {Es gibt noch # weitere Bestellungen; fragen Sie mich gern danach.}}',
  bot_older_orders:
    'Es kann ältere Bestellungen geben, die ich nicht aufzählen kann; nennen Sie mir bitte die Nummer der Bestellung, die Sie meinen.',
  bot_change_open:
    '{date, select, none {Soweit wir sehen, hat noch niemand mit dem Packen begonnen: Adresse und Artikel lassen sich noch ändern, und die Bestellung lässt sich noch stornieren.} other {Soweit wir sehen, hat noch niemand mit dem Packen begonnen: Adresse und Artikel lassen sich noch ändern, und die Bestellung lässt sich noch stornieren. Sie soll unser Lager bis {date} verlassen; sagen Sie uns bitte bald Bescheid.}}',
  bot_change_packed: 'Sie lässt sich nicht mehr ändern oder stornieren: Das Paket dazu ist schon gemacht.',
  bot_change_in_work: 'Sie lässt sich nicht mehr ändern oder stornieren: Unser Lager arbeitet schon daran.',
  bot_change_over: 'Sie lässt sich nicht mehr ändern oder stornieren.',
  bot_change_unknown:
    'Unsere Systeme sagen uns nicht eindeutig, ob sie sich noch ändern oder stornieren lässt; eine Kollegin oder ein Kollege kann das klären.',
  bot_return_open: 'Sie können die Bestellung bis {date} zurückgeben.',
  bot_return_over: 'Die Rückgabefrist ist am {date} abgelaufen.',
  bot_return_unknown: 'Unsere Systeme sagen uns noch nicht, bis wann Sie die Bestellung zurückgeben können.',
  bot_replacement_all: 'Falls Sie Ersatz brauchen: Alle Artikel sind auf Lager.',
  bot_replacement_some: 'Falls Sie Ersatz brauchen: Wir haben {count} von {total} Artikeln auf Lager.',
  bot_replacement_none: 'Falls Sie Ersatz brauchen: Die Artikel sind zurzeit nicht auf Lager.',
}
