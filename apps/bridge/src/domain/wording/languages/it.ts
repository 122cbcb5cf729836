import type { ReplyMessages } from '../reply-messages.ts'

export const it: ReplyMessages = {
  greeting: 'Buongiorno {name},',
  greeting_nameless: 'Buongiorno,',
  shipment_label_created:
    'Per il suo ordine {number} è stata creata un’etichetta di spedizione; il corriere non ha ancora scansionato il pacco.',
  shipment_in_transit:
    '{carrier, select, none {Il pacco del suo ordine {number} è in viaggio.} other {Il pacco del suo ordine {number} è in viaggio con {carrier}.}}',
  shipment_out_for_delivery:
    '{carrier, select, none {Il pacco del suo ordine {number} è in consegna.} other {Il pacco del suo ordine {number} è in consegna con {carrier}.}}',
  shipment_available_for_pickup:
    '{carrier, select, none {Il pacco del suo ordine {number} la aspetta in un punto di ritiro.} other {Il pacco del suo ordine {number} la aspetta in un punto di ritiro {carrier}.}}',
  shipment_delivered:
    '{carrier, select, none {Il pacco del suo ordine {number} è stato consegnato} other {Il pacco del suo ordine {number} è stato consegnato da {carrier}}}{date, select, none {.} other { in data {date}.}}',
  shipment_returned_to_sender: 'Il corriere ci ha rispedito il pacco del suo ordine {number}.',
  shipment_failed: 'Il corriere non è riuscito a consegnare il pacco del suo ordine {number}.',
  shipment_cancelled: 'L’etichetta di spedizione del suo ordine {number} è stata annullata.',
  shipment_unknown:
    'L’ultimo aggiornamento del corriere non ci dice con chiarezza dove si trova il pacco del suo ordine {number}.',
  shipment_claimed:
    'Il suo ordine {number} risulta spedito nei nostri sistemi; manca ancora una scansione del corriere che lo confermi.',
  shipment_claimed_delivered:
    'Il suo ordine {number} risulta consegnato nei nostri sistemi; manca una scansione del corriere che lo confermi.',
  last_scan:
    '{place, select, none {{date, select, none {Il corriere lo ha scansionato.} other {L’ultima scansione è di {date}.}}} other {{date, select, none {L’ultima scansione è avvenuta a {place}.} other {L’ultima scansione è avvenuta a {place}, {date}.}}}}',
  warehouse_waiting: 'Il suo ordine {number} è nel nostro magazzino e attende di essere preparato.',
  warehouse_preparing: 'Il suo ordine {number} è in preparazione nel nostro magazzino.',
  warehouse_packed: 'Il suo ordine {number} è imballato e attende il corriere nel nostro magazzino.',
  warehouse_handed_over: 'Il nostro magazzino ha affidato il suo ordine {number} al corriere.',
  warehouse_cancelled: 'Nel nostro magazzino il suo ordine {number} risulta annullato.',
  warehouse_unknown:
    'L’ultimo aggiornamento del nostro magazzino non ci dice con chiarezza a che punto è il suo ordine {number}.',
  order_placed: 'Abbiamo ricevuto il suo ordine {number}; il pagamento non è ancora confermato.',
  order_paid: 'Abbiamo ricevuto il suo ordine {number} e il pagamento.',
  order_on_hold: 'Il suo ordine {number} è sospeso.',
  order_in_warehouse: 'Il suo ordine {number} è nel nostro magazzino.',
  order_partially_shipped: 'Una parte del suo ordine {number} è stata spedita.',
  order_shipped: 'Il suo ordine {number} risulta spedito.',
  order_delivered: 'Il suo ordine {number} risulta consegnato.',
  order_cancelled: 'Il suo ordine {number} è annullato.',
  order_closed: 'Il suo ordine {number} è concluso.',
  order_unknown: 'I nostri sistemi non ci dicono con chiarezza a che punto è il suo ordine {number}.',
  return_requested: 'Abbiamo ricevuto la sua richiesta di reso per l’ordine {number}.',
  return_approved: 'Il suo reso per l’ordine {number} è stato approvato.',
  return_declined: 'Il suo reso per l’ordine {number} è stato rifiutato.',
  return_label_sent: 'L’etichetta per il reso dell’ordine {number} le è stata inviata.',
  return_in_transit: 'Il suo reso per l’ordine {number} è in viaggio verso di noi.',
  return_received: 'Il suo reso per l’ordine {number} è arrivato.',
  return_inspected: 'Il suo reso per l’ordine {number} è arrivato ed è stato controllato.',
  return_refund_issued: 'Il rimborso del suo reso per l’ordine {number} è stato disposto.',
  return_refunded: 'Il rimborso del suo reso per l’ordine {number} è stato pagato.',
  return_exchanged: 'Il suo reso per l’ordine {number} è stato sostituito.',
  return_closed: 'Il suo reso per l’ordine {number} è chiuso.',
  return_cancelled: 'Il suo reso per l’ordine {number} è annullato.',
  return_unknown:
    'I nostri sistemi non ci dicono con chiarezza a che punto è il suo reso per l’ordine {number}.',
  promise_on_track: 'Dovrebbe arrivare entro {promised}, come promesso.',
  promise_late: 'Arriverà probabilmente {expected}, più tardi di quanto promesso ({promised}). Ci dispiace.',
  promise_late_undated:
    'La data promessa ({promised}) potrebbe non essere rispettata. Non abbiamo ancora una nuova data. Ci dispiace.',
  promise_broken_undated:
    'Non abbiamo rispettato la data promessa ({promised}). Non abbiamo ancora una nuova data. Ci dispiace.',
  promise_kept_late: 'È arrivato {done}, più tardi di quanto promesso ({promised}). Ci dispiace.',
  estimate: 'L’arrivo è previsto per {expected}.',
  dispatch_on_track: 'La spedizione è prevista entro {promised}.',
  refund_due:
    '{amount, select, none {Il suo rimborso è previsto entro {date}.} other {Il suo rimborso di {amount} è previsto entro {date}.}}',
  refund_late:
    '{amount, select, none {Il suo rimborso era previsto per {date} ed è in ritardo. Ci dispiace.} other {Il suo rimborso di {amount} era previsto per {date} ed è in ritardo. Ci dispiace.}}',
  refund_issued:
    '{amount, select, none {Il suo rimborso è stato disposto} other {Il suo rimborso di {amount} è stato disposto}}{date, select, none {.} other { in data {date}.}}',
  refund_settled:
    '{amount, select, none {Il suo rimborso è stato pagato} other {Il suo rimborso di {amount} è stato pagato}}{date, select, none {.} other { in data {date}.}}',
  send_return_by: 'La preghiamo di spedire il reso entro {date}.',
  concern_not_released: 'Il suo ordine non è ancora arrivato nel nostro magazzino.',
  concern_stuck_in_warehouse: 'La preparazione nel nostro magazzino richiede più tempo del dovuto.',
  concern_missed_cutoff: 'Il suo ordine ha perso il ritiro con cui avrebbe dovuto partire.',
  concern_short_pick:
    '{article, select, none {Il nostro magazzino ha trovato meno articoli di quelli ordinati.} other {Il nostro magazzino ha trovato meno unità di “{article}” di quelle ordinate.}}',
  concern_on_hold: 'Potrà proseguire solo quando la sospensione sarà risolta.',
  concern_backordered:
    '{article, select, none {Un articolo del suo ordine al momento non è disponibile} other {“{article}” al momento non è disponibile}}{expected, select, none {.} other {; il riassortimento è atteso per {expected}.}}',
  concern_oversold:
    '{article, select, none {Di un articolo è stato ordinato più di quanto abbiamo.} other {Di “{article}” è stato ordinato più di quanto abbiamo.}}',
  concern_label_not_scanned: 'Il corriere avrebbe già dovuto scansionare il pacco e non lo ha fatto.',
  concern_silent_parcel: 'Il corriere non scansiona il suo pacco da più tempo del solito.',
  concern_delivery_attempt_failed: 'Il corriere ha tentato di consegnare il suo pacco senza riuscirci.',
  concern_customs_hold: 'Il suo pacco è trattenuto in dogana.',
  concern_address_problem:
    'C’è un problema con l’indirizzo di consegna. La preghiamo di indicarci quello corretto.',
  concern_pickup_expiring:
    '{deadline, select, none {La preghiamo di ritirarlo presto, altrimenti sarà rispedito.} other {La preghiamo di ritirarlo entro {deadline}, altrimenti sarà rispedito.}}',
  concern_returned_to_sender: 'Il suo pacco sta tornando da noi.',
  concern_damaged: 'Il corriere segnala che il pacco è stato danneggiato.',
  concern_probably_lost: 'Il suo pacco è probabilmente andato smarrito. Ci dispiace.',
  concern_cancelled_but_shipping:
    'Il suo ordine è annullato in uno dei nostri sistemi e prosegue in un altro; spetta a noi chiarirlo.',
  concern_refunded_but_shipping: 'L’importo è stato rimborsato e il pacco è ancora in viaggio verso di lei.',
  concern_return_in_transit_too_long: 'Il suo reso è in viaggio verso di noi da più tempo del solito.',
  concern_return_delivered_not_received:
    'Il corriere ci ha consegnato il suo reso e il nostro ufficio resi non lo ha ancora registrato.',
  concern_not_inspected: 'Il nostro ufficio resi non ha ancora controllato il suo reso.',
  concern_refund_overdue: 'Il suo rimborso è in ritardo. Ci dispiace.',
  concern_refund_amount_mismatch:
    '{otherAmount, select, none {L’importo del suo rimborso deve essere verificato.} other {Sono stati rimborsati {amount}; erano dovuti {otherAmount}.}}',
  concern_exchange_out_of_stock: 'L’articolo per il suo cambio al momento non è disponibile.',
  concern_return_window_closing:
    '{deadline, select, none {Il termine per il reso scade presto.} other {Può restituirlo entro {deadline}.}}',
  concern_on_our_side: 'Qualcosa del suo ordine deve ancora essere chiarito da parte nostra.',

  bot_orders: '{count, plural, one {Vedo un suo ordine.} other {Vedo # suoi ordini.}}',
  bot_more_orders:
    '{count, plural, one {C’è ancora un altro ordine; mi chieda pure.} other {Ci sono ancora altri # ordini; mi chieda pure.}}',
  bot_older_orders:
    'Possono esserci ordini meno recenti che non posso elencare; mi dica il numero di quello che le interessa.',
  bot_change_open:
    '{date, select, none {Per quanto vediamo, nessuno ha iniziato a prepararlo: l’indirizzo e gli articoli si possono ancora modificare, e l’ordine si può annullare.} other {Per quanto vediamo, nessuno ha iniziato a prepararlo: l’indirizzo e gli articoli si possono ancora modificare, e l’ordine si può annullare. La partenza dal nostro magazzino è prevista entro {date}; ci avvisi presto.}}',
  bot_change_packed: 'Non si può più modificare né annullare: il pacco è già pronto.',
  bot_change_in_work: 'Non si può più modificare né annullare: il nostro magazzino ci sta già lavorando.',
  bot_change_over: 'Non si può più modificare né annullare.',
  bot_change_unknown:
    'I nostri sistemi non ci dicono con chiarezza se si può ancora modificare o annullare; un collega può verificarlo.',
  bot_return_open: 'Può restituirlo entro {date}.',
  bot_return_over: 'Il termine per il reso è scaduto {date}.',
  bot_return_unknown: 'I nostri sistemi non ci dicono ancora fino a quando si può restituire.',
  bot_replacement_all: 'Se le serve una sostituzione: tutti gli articoli sono disponibili.',
  bot_replacement_some: 'Se le serve una sostituzione: ne abbiamo {count} su {total} in magazzino.',
  bot_replacement_none: 'Se le serve una sostituzione: gli articoli al momento non sono disponibili.',
}
