import type { ReplyMessages } from '../reply-messages.ts'

export const pl: ReplyMessages = {
  greeting: 'Dzień dobry, {name},',
  greeting_nameless: 'Dzień dobry,',
  shipment_label_created:
    'Do zamówienia {number} utworzono etykietę; przewoźnik nie zeskanował jeszcze paczki.',
  shipment_in_transit:
    '{carrier, select, none {Paczka z zamówienia {number} jest w drodze.} other {Paczka z zamówienia {number} jest w drodze (przewoźnik: {carrier}).}}',
  shipment_out_for_delivery:
    '{carrier, select, none {Paczka z zamówienia {number} jest w doręczeniu.} other {Paczka z zamówienia {number} jest w doręczeniu (przewoźnik: {carrier}).}}',
  shipment_available_for_pickup:
    '{carrier, select, none {Paczka z zamówienia {number} czeka na odbiór w punkcie.} other {Paczka z zamówienia {number} czeka na odbiór w punkcie (przewoźnik: {carrier}).}}',
  shipment_delivered:
    '{carrier, select, none {Paczka z zamówienia {number} została doręczona} other {Paczka z zamówienia {number} została doręczona (przewoźnik: {carrier})}}{date, select, none {.} other {, data doręczenia: {date}.}}',
  shipment_returned_to_sender: 'Przewoźnik odesłał do nas paczkę z zamówienia {number}.',
  shipment_failed: 'Przewoźnik nie mógł doręczyć paczki z zamówienia {number}.',
  shipment_cancelled: 'Etykieta zamówienia {number} została anulowana.',
  shipment_unknown:
    'Ostatnia informacja od przewoźnika nie mówi nam jednoznacznie, gdzie jest paczka z zamówienia {number}.',
  shipment_claimed:
    'W naszych systemach zamówienie {number} widnieje jako wysłane; nie ma jeszcze skanu przewoźnika, który by to potwierdzał.',
  shipment_claimed_delivered:
    'W naszych systemach zamówienie {number} widnieje jako doręczone; nie ma skanu przewoźnika, który by to potwierdzał.',
  last_scan:
    '{place, select, none {{date, select, none {Przewoźnik zeskanował paczkę.} other {Ostatni skan: {date}.}}} other {{date, select, none {Ostatni skan: {place}.} other {Ostatni skan: {place}, {date}.}}}}',
  warehouse_waiting: 'Zamówienie {number} jest w naszym magazynie i czeka na skompletowanie.',
  warehouse_preparing: 'Zamówienie {number} jest przygotowywane w naszym magazynie.',
  warehouse_packed: 'Zamówienie {number} jest spakowane i czeka w naszym magazynie na przewoźnika.',
  warehouse_handed_over: 'Nasz magazyn przekazał zamówienie {number} przewoźnikowi.',
  warehouse_cancelled: 'W naszym magazynie zamówienie {number} widnieje jako anulowane.',
  warehouse_unknown:
    'Ostatnia informacja z naszego magazynu nie mówi nam jednoznacznie, na jakim etapie jest zamówienie {number}.',
  order_placed: 'Otrzymaliśmy zamówienie {number}; płatność nie jest jeszcze potwierdzona.',
  order_paid: 'Otrzymaliśmy zamówienie {number} i płatność.',
  order_on_hold: 'Zamówienie {number} jest wstrzymane.',
  order_in_warehouse: 'Zamówienie {number} jest w naszym magazynie.',
  order_partially_shipped: 'Część zamówienia {number} została wysłana.',
  order_shipped: 'Zamówienie {number} widnieje jako wysłane.',
  order_delivered: 'Zamówienie {number} widnieje jako doręczone.',
  order_cancelled: 'Zamówienie {number} jest anulowane.',
  order_closed: 'Zamówienie {number} jest zakończone.',
  order_unknown: 'Nasze systemy nie mówią nam jednoznacznie, na jakim etapie jest zamówienie {number}.',
  return_requested: 'Otrzymaliśmy prośbę o zwrot zamówienia {number}.',
  return_approved: 'Zwrot zamówienia {number} jest zaakceptowany.',
  return_declined: 'Zwrot zamówienia {number} został odrzucony.',
  return_label_sent: 'Etykieta zwrotna do zamówienia {number} została wysłana.',
  return_in_transit: 'Zwrot zamówienia {number} jest w drodze do nas.',
  return_received: 'Zwrot zamówienia {number} dotarł do nas.',
  return_inspected: 'Zwrot zamówienia {number} dotarł do nas i został sprawdzony.',
  return_refund_issued: 'Zwrot pieniędzy za zamówienie {number} został zlecony.',
  return_refunded: 'Zwrot pieniędzy za zamówienie {number} został wypłacony.',
  return_exchanged: 'Zwrot zamówienia {number} został wymieniony.',
  return_closed: 'Zwrot zamówienia {number} jest zamknięty.',
  return_cancelled: 'Zwrot zamówienia {number} jest anulowany.',
  return_unknown:
    'Nasze systemy nie mówią nam jednoznacznie, na jakim etapie jest zwrot zamówienia {number}.',
  promise_on_track: 'Zgodnie z obietnicą termin dostawy: najpóźniej {promised}.',
  promise_late:
    'Prawdopodobny termin dostawy: {expected}, później niż obiecaliśmy ({promised}). Przepraszamy.',
  promise_late_undated:
    'Obiecany termin ({promised}) może nie zostać dotrzymany. Nie mamy jeszcze nowej daty. Przepraszamy.',
  promise_broken_undated:
    'Nie dotrzymaliśmy obiecanego terminu ({promised}). Nie mamy jeszcze nowej daty. Przepraszamy.',
  promise_kept_late: 'Data dostawy: {done}, później niż obiecaliśmy ({promised}). Przepraszamy.',
  estimate: 'Przewidywany termin dostawy: {expected}.',
  dispatch_on_track: 'Planowana wysyłka: najpóźniej {promised}.',
  refund_due:
    '{amount, select, none {Termin zwrotu pieniędzy: najpóźniej {date}.} other {Termin zwrotu kwoty {amount}: najpóźniej {date}.}}',
  refund_late:
    '{amount, select, none {Termin zwrotu pieniędzy minął ({date}) i zwrot jest opóźniony. Przepraszamy.} other {Termin zwrotu kwoty {amount} minął ({date}) i zwrot jest opóźniony. Przepraszamy.}}',
  refund_issued:
    '{amount, select, none {Zwrot pieniędzy został zlecony} other {Zwrot kwoty {amount} został zlecony}}{date, select, none {.} other { ({date}).}}',
  refund_settled:
    '{amount, select, none {Zwrot pieniędzy został wypłacony} other {Zwrot kwoty {amount} został wypłacony}}{date, select, none {.} other { ({date}).}}',
  send_return_by: 'Prosimy nadać zwrot najpóźniej: {date}.',
  concern_not_released: 'Zamówienie nie dotarło jeszcze do naszego magazynu.',
  concern_stuck_in_warehouse: 'Realizacja w naszym magazynie trwa dłużej, niż powinna.',
  concern_missed_cutoff: 'Zamówienie nie zdążyło na odbiór, z którym powinno było wyjechać.',
  concern_short_pick:
    '{article, select, none {Nasz magazyn znalazł mniej artykułów, niż zamówiono.} other {Nasz magazyn znalazł mniej sztuk „{article}”, niż zamówiono.}}',
  concern_on_hold: 'Realizacja ruszy dopiero po wyjaśnieniu przyczyny.',
  concern_backordered:
    '{article, select, none {Jednego z artykułów nie ma obecnie w magazynie} other {Artykułu „{article}” nie ma obecnie w magazynie}}{expected, select, none {.} other {; spodziewana dostawa: {expected}.}}',
  concern_oversold:
    '{article, select, none {Zamówiono więcej sztuk jednego z artykułów, niż mamy.} other {Zamówiono więcej sztuk „{article}”, niż mamy.}}',
  concern_label_not_scanned: 'Przewoźnik powinien był już zeskanować paczkę, a tego nie zrobił.',
  concern_silent_parcel: 'Przewoźnik nie skanował paczki dłużej niż zwykle.',
  concern_delivery_attempt_failed: 'Przewoźnik próbował doręczyć paczkę i nie mógł.',
  concern_customs_hold: 'Paczka jest zatrzymana przez urząd celny.',
  concern_address_problem: 'Jest problem z adresem dostawy. Prosimy o podanie właściwego adresu.',
  concern_pickup_expiring:
    '{deadline, select, none {Prosimy odebrać ją wkrótce, inaczej zostanie odesłana.} other {Prosimy odebrać ją najpóźniej: {deadline}, inaczej zostanie odesłana.}}',
  concern_returned_to_sender: 'Paczka wraca do nas.',
  concern_damaged: 'Przewoźnik zgłasza uszkodzenie paczki.',
  concern_probably_lost: 'Paczka prawdopodobnie zaginęła w drodze. Przepraszamy.',
  concern_cancelled_but_shipping:
    'W jednym z naszych systemów zamówienie jest anulowane, a w innym nadal realizowane; wyjaśnienie leży po naszej stronie.',
  concern_refunded_but_shipping: 'Pieniądze zostały zwrócone, a paczka jest nadal w drodze.',
  concern_return_in_transit_too_long: 'Zwrot jest w drodze do nas dłużej niż zwykle.',
  concern_return_delivered_not_received:
    'Przewoźnik dostarczył nam zwrot, a nasz dział zwrotów jeszcze go nie zaksięgował.',
  concern_not_inspected: 'Nasz dział zwrotów jeszcze nie sprawdził zwrotu.',
  concern_refund_overdue: 'Zwrot pieniędzy jest opóźniony. Przepraszamy.',
  concern_refund_amount_mismatch:
    '{otherAmount, select, none {Kwota zwrotu wymaga sprawdzenia.} other {Zwrócono {amount}, należało się {otherAmount}.}}',
  concern_exchange_out_of_stock: 'Artykułu do wymiany nie ma obecnie w magazynie.',
  concern_return_window_closing:
    '{deadline, select, none {Termin na zwrot wkrótce mija.} other {Zwrot jest możliwy najpóźniej: {deadline}.}}',
  concern_on_our_side: 'Coś w zamówieniu wymaga jeszcze wyjaśnienia po naszej stronie.',

  bot_orders:
    '{count, plural, one {Widzę jedno zamówienie na Państwa dane.} few {Widzę # zamówienia na Państwa dane.} other {Widzę # zamówień na Państwa dane.}}',
  bot_more_orders:
    '{count, plural, one {Jest jeszcze jedno zamówienie; proszę o nie zapytać.} few {Są jeszcze # zamówienia; proszę o nie zapytać.} other {Jest jeszcze # zamówień; proszę o nie zapytać.}}',
  bot_older_orders:
    'Mogą istnieć starsze zamówienia, których nie mogę wymienić; proszę podać numer tego, o które chodzi.',
  bot_change_open:
    '{date, select, none {Z tego, co widzimy, nikt nie zaczął go pakować: adres i artykuły można jeszcze zmienić, a zamówienie anulować.} other {Z tego, co widzimy, nikt nie zaczął go pakować: adres i artykuły można jeszcze zmienić, a zamówienie anulować. Planowane opuszczenie magazynu: najpóźniej {date}; prosimy dać nam znać jak najszybciej.}}',
  bot_change_packed: 'Nie można go już zmienić ani anulować: paczka jest już przygotowana.',
  bot_change_in_work: 'Nie można go już zmienić ani anulować: nasz magazyn już nad nim pracuje.',
  bot_change_over: 'Nie można go już zmienić ani anulować.',
  bot_change_unknown:
    'Nasze systemy nie mówią nam jednoznacznie, czy można je jeszcze zmienić lub anulować; może to sprawdzić nasz pracownik.',
  bot_return_open: 'Zwrot jest możliwy najpóźniej: {date}.',
  bot_return_over: 'Termin na zwrot minął: {date}.',
  bot_return_unknown: 'Nasze systemy nie mówią nam jeszcze, do kiedy możliwy jest zwrot.',
  bot_replacement_all: 'Jeśli potrzebna jest wymiana: wszystkie artykuły są dostępne.',
  bot_replacement_some: 'Jeśli potrzebna jest wymiana: liczba dostępnych artykułów to {count} z {total}.',
  bot_replacement_none: 'Jeśli potrzebna jest wymiana: artykuły są obecnie niedostępne.',
}
