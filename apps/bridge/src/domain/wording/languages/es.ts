import type { ReplyMessages } from '../reply-messages.ts'

export const es: ReplyMessages = {
  greeting: 'Hola, {name}:',
  greeting_nameless: 'Hola:',
  shipment_label_created:
    'Se ha creado una etiqueta de envío para su pedido {number}; el transportista todavía no ha escaneado el paquete.',
  shipment_in_transit:
    '{carrier, select, none {El paquete de su pedido {number} está en camino.} other {El paquete de su pedido {number} está en camino con {carrier}.}}',
  shipment_out_for_delivery:
    '{carrier, select, none {El paquete de su pedido {number} está en reparto.} other {El paquete de su pedido {number} está en reparto con {carrier}.}}',
  shipment_available_for_pickup:
    '{carrier, select, none {El paquete de su pedido {number} le espera en un punto de recogida.} other {El paquete de su pedido {number} le espera en un punto de recogida de {carrier}.}}',
  shipment_delivered:
    '{carrier, select, none {El paquete de su pedido {number} se entregó} other {{carrier} entregó el paquete de su pedido {number}}}{date, select, none {.} other { el {date}.}}',
  shipment_returned_to_sender: 'El transportista nos ha devuelto el paquete de su pedido {number}.',
  shipment_failed: 'El transportista no ha podido entregar el paquete de su pedido {number}.',
  shipment_cancelled: 'La etiqueta de envío de su pedido {number} se ha anulado.',
  shipment_unknown:
    'El último aviso del transportista no nos dice con claridad dónde está el paquete de su pedido {number}.',
  shipment_claimed:
    'Su pedido {number} figura como enviado en nuestros sistemas; aún no hay un escaneo del transportista que lo confirme.',
  shipment_claimed_delivered:
    'Su pedido {number} figura como entregado en nuestros sistemas; no hay un escaneo del transportista que lo confirme.',
  last_scan:
    '{place, select, none {{date, select, none {El transportista lo ha escaneado.} other {Se escaneó por última vez el {date}.}}} other {{date, select, none {Se escaneó por última vez en {place}.} other {Se escaneó por última vez en {place} el {date}.}}}}',
  warehouse_waiting: 'Su pedido {number} está en nuestro almacén, a la espera de prepararse.',
  warehouse_preparing: 'Su pedido {number} se está preparando en nuestro almacén.',
  warehouse_packed: 'Su pedido {number} está embalado y espera al transportista en nuestro almacén.',
  warehouse_handed_over: 'Nuestro almacén ha entregado su pedido {number} al transportista.',
  warehouse_cancelled: 'En nuestro almacén, su pedido {number} figura como cancelado.',
  warehouse_unknown:
    'El último aviso de nuestro almacén no nos dice con claridad en qué punto está su pedido {number}.',
  order_placed: 'Hemos recibido su pedido {number}; el pago aún no está confirmado.',
  order_paid: 'Hemos recibido su pedido {number} y el pago.',
  order_on_hold: 'Su pedido {number} está retenido.',
  order_in_warehouse: 'Su pedido {number} está en nuestro almacén.',
  order_partially_shipped: 'Una parte de su pedido {number} se ha enviado.',
  order_shipped: 'Su pedido {number} figura como enviado.',
  order_delivered: 'Su pedido {number} figura como entregado.',
  order_cancelled: 'Su pedido {number} está cancelado.',
  order_closed: 'Su pedido {number} está finalizado.',
  order_unknown: 'Nuestros sistemas no nos dicen con claridad en qué punto está su pedido {number}.',
  return_requested: 'Hemos recibido su solicitud de devolución del pedido {number}.',
  return_approved: 'Su devolución del pedido {number} está aceptada.',
  return_declined: 'Su devolución del pedido {number} se ha rechazado.',
  return_label_sent: 'Le hemos enviado la etiqueta para devolver el pedido {number}.',
  return_in_transit: 'Su devolución del pedido {number} está en camino hacia nosotros.',
  return_received: 'Su devolución del pedido {number} ha llegado.',
  return_inspected: 'Su devolución del pedido {number} ha llegado y se ha revisado.',
  return_refund_issued: 'El reembolso de su devolución del pedido {number} se ha ordenado.',
  return_refunded: 'El reembolso de su devolución del pedido {number} se ha pagado.',
  return_exchanged: 'Su devolución del pedido {number} se ha cambiado.',
  return_closed: 'Su devolución del pedido {number} está cerrada.',
  return_cancelled: 'Su devolución del pedido {number} está cancelada.',
  return_unknown:
    'Nuestros sistemas no nos dicen con claridad en qué punto está su devolución del pedido {number}.',
  promise_on_track: 'Debería llegarle a más tardar el {promised}, tal como se prometió.',
  promise_late: 'Probablemente llegará el {expected}, más tarde de lo prometido ({promised}). Lo sentimos.',
  promise_late_undated:
    'Es posible que no llegue en la fecha prometida ({promised}). Aún no tenemos una fecha nueva. Lo sentimos.',
  promise_broken_undated:
    'No hemos cumplido la fecha prometida ({promised}). Aún no tenemos una fecha nueva. Lo sentimos.',
  promise_kept_late: 'Llegó el {done}, más tarde de lo prometido ({promised}). Lo sentimos.',
  estimate: 'La llegada está prevista para el {expected}.',
  dispatch_on_track: 'El envío está previsto a más tardar el {promised}.',
  refund_due:
    '{amount, select, none {Su reembolso está previsto a más tardar el {date}.} other {Su reembolso de {amount} está previsto a más tardar el {date}.}}',
  refund_late:
    '{amount, select, none {Su reembolso estaba previsto para el {date} y va con retraso. Lo sentimos.} other {Su reembolso de {amount} estaba previsto para el {date} y va con retraso. Lo sentimos.}}',
  refund_issued:
    '{amount, select, none {Su reembolso se ordenó} other {Su reembolso de {amount} se ordenó}}{date, select, none {.} other { el {date}.}}',
  refund_settled:
    '{amount, select, none {Su reembolso se pagó} other {Su reembolso de {amount} se pagó}}{date, select, none {.} other { el {date}.}}',
  send_return_by: 'Por favor, envíe su devolución a más tardar el {date}.',
  concern_not_released: 'Su pedido aún no ha llegado a nuestro almacén.',
  concern_stuck_in_warehouse: 'La preparación en nuestro almacén está tardando más de lo debido.',
  concern_missed_cutoff: 'Su pedido no salió con la recogida que le correspondía.',
  concern_short_pick:
    '{article, select, none {Nuestro almacén encontró menos artículos de los que pidió.} other {Nuestro almacén encontró menos unidades de «{article}» de las que pidió.}}',
  concern_on_hold: 'No puede avanzar hasta que se resuelva la retención.',
  concern_backordered:
    '{article, select, none {Un artículo de su pedido no está disponible en este momento} other {«{article}» no está disponible en este momento}}{expected, select, none {.} other {; se espera para el {expected}.}}',
  concern_oversold:
    '{article, select, none {De un artículo se ha pedido más de lo que tenemos.} other {De «{article}» se ha pedido más de lo que tenemos.}}',
  concern_label_not_scanned: 'El transportista ya debería haber escaneado el paquete y no lo ha hecho.',
  concern_silent_parcel: 'El transportista lleva más tiempo de lo habitual sin escanear su paquete.',
  concern_delivery_attempt_failed: 'El transportista intentó entregar su paquete y no pudo.',
  concern_customs_hold: 'La aduana retiene su paquete.',
  concern_address_problem: 'Hay un problema con la dirección de entrega. Por favor, indíquenos la correcta.',
  concern_pickup_expiring:
    '{deadline, select, none {Por favor, recójalo pronto; si no, se devolverá.} other {Por favor, recójalo a más tardar el {deadline}; si no, se devolverá.}}',
  concern_returned_to_sender: 'Su paquete nos está siendo devuelto.',
  concern_damaged: 'El transportista informa de que el paquete sufrió daños.',
  concern_probably_lost: 'Es probable que su paquete se haya perdido por el camino. Lo sentimos.',
  concern_cancelled_but_shipping:
    'Su pedido está cancelado en uno de nuestros sistemas y sigue en curso en otro; nos corresponde aclararlo.',
  concern_refunded_but_shipping: 'El importe se ha reembolsado y el paquete sigue en camino hacia usted.',
  concern_return_in_transit_too_long: 'Su devolución lleva más tiempo de lo habitual en camino.',
  concern_return_delivered_not_received:
    'El transportista nos entregó su devolución y nuestro departamento aún no la ha registrado.',
  concern_not_inspected: 'Nuestro departamento de devoluciones aún no ha revisado su devolución.',
  concern_refund_overdue: 'Su reembolso va con retraso. Lo sentimos.',
  concern_refund_amount_mismatch:
    '{otherAmount, select, none {El importe de su reembolso debe comprobarse.} other {Se reembolsaron {amount} y correspondían {otherAmount}.}}',
  concern_exchange_out_of_stock: 'El artículo para su cambio no está disponible en este momento.',
  concern_return_window_closing:
    '{deadline, select, none {El plazo de devolución termina pronto.} other {Puede devolverlo hasta el {deadline}.}}',
  concern_on_our_side: 'Queda algo de su pedido por aclarar por nuestra parte.',

  bot_orders: '{count, plural, one {Veo un pedido suyo.} other {Veo # pedidos suyos.}}',
  bot_more_orders:
    '{count, plural, one {Hay un pedido más; pregúnteme por él cuando quiera.} other {Hay # pedidos más; pregúnteme por ellos cuando quiera.}}',
  bot_older_orders:
    'Puede haber pedidos más antiguos que no puedo enumerar; dígame el número del que le interesa.',
  bot_change_open:
    '{date, select, none {Por lo que vemos, nadie ha empezado a prepararlo: la dirección y los artículos aún se pueden cambiar, y se puede cancelar.} other {Por lo que vemos, nadie ha empezado a prepararlo: la dirección y los artículos aún se pueden cambiar, y se puede cancelar. La salida de nuestro almacén está prevista a más tardar el {date}; avísenos pronto.}}',
  bot_change_packed: 'Ya no se puede cambiar ni cancelar: el paquete ya está hecho.',
  bot_change_in_work: 'Ya no se puede cambiar ni cancelar: nuestro almacén ya está trabajando en él.',
  bot_change_over: 'Ya no se puede cambiar ni cancelar.',
  bot_change_unknown:
    'Nuestros sistemas no nos dicen con claridad si aún se puede cambiar o cancelar; un compañero puede averiguarlo.',
  bot_return_open: 'Puede devolverlo hasta el {date}.',
  bot_return_over: 'El plazo de devolución terminó el {date}.',
  bot_return_unknown: 'Nuestros sistemas aún no nos dicen hasta cuándo se puede devolver.',
  bot_replacement_all: 'Si necesita una reposición: todos los artículos están disponibles.',
  bot_replacement_some: 'Si necesita una reposición: tenemos {count} de los {total} artículos.',
  bot_replacement_none: 'Si necesita una reposición: los artículos no están disponibles en este momento.',
}
