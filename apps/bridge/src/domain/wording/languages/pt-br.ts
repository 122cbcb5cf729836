import type { ReplyMessages } from '../reply-messages.ts'

export const ptBr: ReplyMessages = {
  greeting: 'Olá, {name},',
  greeting_nameless: 'Olá,',
  shipment_label_created:
    'Foi criada uma etiqueta de envio para o seu pedido {number}; a transportadora ainda não escaneou o pacote.',
  shipment_in_transit:
    '{carrier, select, none {O pacote do seu pedido {number} está a caminho.} other {O pacote do seu pedido {number} está a caminho com {carrier}.}}',
  shipment_out_for_delivery:
    '{carrier, select, none {O pacote do seu pedido {number} saiu para entrega.} other {O pacote do seu pedido {number} saiu para entrega com {carrier}.}}',
  shipment_available_for_pickup:
    '{carrier, select, none {O pacote do seu pedido {number} está disponível para retirada.} other {O pacote do seu pedido {number} está disponível para retirada em um ponto {carrier}.}}',
  shipment_delivered:
    '{carrier, select, none {O pacote do seu pedido {number} foi entregue} other {O pacote do seu pedido {number} foi entregue por {carrier}}}{date, select, none {.} other { em {date}.}}',
  shipment_returned_to_sender: 'A transportadora devolveu a nós o pacote do seu pedido {number}.',
  shipment_failed: 'A transportadora não conseguiu entregar o pacote do seu pedido {number}.',
  shipment_cancelled: 'A etiqueta de envio do seu pedido {number} foi cancelada.',
  shipment_unknown:
    'O último registro da transportadora não nos diz com clareza onde está o pacote do seu pedido {number}.',
  shipment_claimed:
    'Seu pedido {number} consta como enviado em nossos sistemas; ainda não há leitura da transportadora que confirme isso.',
  shipment_claimed_delivered:
    'Seu pedido {number} consta como entregue em nossos sistemas; não há leitura da transportadora que confirme isso.',
  last_scan:
    '{place, select, none {{date, select, none {A transportadora o escaneou.} other {A última leitura foi em {date}.}}} other {{date, select, none {A última leitura foi em {place}.} other {A última leitura foi em {place}, em {date}.}}}}',
  warehouse_waiting: 'Seu pedido {number} está em nosso depósito, aguardando separação.',
  warehouse_preparing: 'Seu pedido {number} está sendo preparado em nosso depósito.',
  warehouse_packed: 'Seu pedido {number} está embalado e aguarda a transportadora em nosso depósito.',
  warehouse_handed_over: 'Nosso depósito entregou seu pedido {number} à transportadora.',
  warehouse_cancelled: 'Em nosso depósito, seu pedido {number} consta como cancelado.',
  warehouse_unknown:
    'O último registro do nosso depósito não nos diz com clareza em que etapa está seu pedido {number}.',
  order_placed: 'Recebemos seu pedido {number}; o pagamento ainda não foi confirmado.',
  order_paid: 'Recebemos seu pedido {number} e o pagamento.',
  order_on_hold: 'Seu pedido {number} está retido.',
  order_in_warehouse: 'Seu pedido {number} está em nosso depósito.',
  order_partially_shipped: 'Uma parte do seu pedido {number} foi enviada.',
  order_shipped: 'Seu pedido {number} consta como enviado.',
  order_delivered: 'Seu pedido {number} consta como entregue.',
  order_cancelled: 'Seu pedido {number} está cancelado.',
  order_closed: 'Seu pedido {number} está concluído.',
  order_unknown: 'Nossos sistemas não nos dizem com clareza em que etapa está seu pedido {number}.',
  return_requested: 'Recebemos sua solicitação de devolução do pedido {number}.',
  return_approved: 'Sua devolução do pedido {number} foi aprovada.',
  return_declined: 'Sua devolução do pedido {number} foi recusada.',
  return_label_sent: 'A etiqueta de devolução do pedido {number} foi enviada a você.',
  return_in_transit: 'Sua devolução do pedido {number} está a caminho de nós.',
  return_received: 'Sua devolução do pedido {number} chegou.',
  return_inspected: 'Sua devolução do pedido {number} chegou e foi conferida.',
  return_refund_issued: 'O reembolso da sua devolução do pedido {number} foi solicitado.',
  return_refunded: 'O reembolso da sua devolução do pedido {number} foi pago.',
  return_exchanged: 'Sua devolução do pedido {number} foi trocada.',
  return_closed: 'Sua devolução do pedido {number} está encerrada.',
  return_cancelled: 'Sua devolução do pedido {number} está cancelada.',
  return_unknown:
    'Nossos sistemas não nos dizem com clareza em que etapa está sua devolução do pedido {number}.',
  promise_on_track: 'Deve chegar até {promised}, como prometido.',
  promise_late: 'Provavelmente chegará em {expected}, depois da data prometida ({promised}). Sentimos muito.',
  promise_late_undated:
    'Talvez não chegue na data prometida ({promised}). Ainda não temos uma nova data. Sentimos muito.',
  promise_broken_undated:
    'Não cumprimos a data prometida ({promised}). Ainda não temos uma nova data. Sentimos muito.',
  promise_kept_late: 'Chegou em {done}, depois da data prometida ({promised}). Sentimos muito.',
  estimate: 'A chegada está prevista para {expected}.',
  dispatch_on_track: 'O envio está previsto até {promised}.',
  refund_due:
    '{amount, select, none {Seu reembolso está previsto até {date}.} other {Seu reembolso de {amount} está previsto até {date}.}}',
  refund_late:
    '{amount, select, none {Seu reembolso estava previsto para {date} e está atrasado. Sentimos muito.} other {Seu reembolso de {amount} estava previsto para {date} e está atrasado. Sentimos muito.}}',
  refund_issued:
    '{amount, select, none {Seu reembolso foi solicitado} other {Seu reembolso de {amount} foi solicitado}}{date, select, none {.} other { em {date}.}}',
  refund_settled:
    '{amount, select, none {Seu reembolso foi pago} other {Seu reembolso de {amount} foi pago}}{date, select, none {.} other { em {date}.}}',
  send_return_by: 'Por favor, envie sua devolução até {date}.',
  concern_not_released: 'Seu pedido ainda não chegou ao nosso depósito.',
  concern_stuck_in_warehouse: 'A preparação em nosso depósito está demorando mais do que deveria.',
  concern_missed_cutoff: 'Seu pedido perdeu a coleta com a qual deveria ter saído.',
  concern_short_pick:
    '{article, select, none {Nosso depósito encontrou menos itens do que você pediu.} other {Nosso depósito encontrou menos unidades de “{article}” do que você pediu.}}',
  concern_on_hold: 'Ele só pode seguir quando a retenção for resolvida.',
  concern_backordered:
    '{article, select, none {Um item do seu pedido está sem estoque no momento} other {“{article}” está sem estoque no momento}}{expected, select, none {.} other {; a reposição é esperada para {expected}.}}',
  concern_oversold:
    '{article, select, none {Um item foi pedido em quantidade maior do que temos.} other {“{article}” foi pedido em quantidade maior do que temos.}}',
  concern_label_not_scanned: 'A transportadora já deveria ter escaneado o pacote e não o fez.',
  concern_silent_parcel: 'A transportadora está há mais tempo que o normal sem escanear seu pacote.',
  concern_delivery_attempt_failed: 'A transportadora tentou entregar seu pacote e não conseguiu.',
  concern_customs_hold: 'Seu pacote está retido na alfândega.',
  concern_address_problem: 'Há um problema com o endereço de entrega. Por favor, informe o endereço correto.',
  concern_pickup_expiring:
    '{deadline, select, none {Por favor, retire-o em breve; caso contrário, será devolvido.} other {Por favor, retire-o até {deadline}; caso contrário, será devolvido.}}',
  concern_returned_to_sender: 'Seu pacote está sendo devolvido a nós.',
  concern_damaged: 'A transportadora informa que o pacote foi danificado.',
  concern_probably_lost: 'Seu pacote provavelmente foi extraviado. Sentimos muito.',
  concern_cancelled_but_shipping:
    'Seu pedido está cancelado em um dos nossos sistemas e segue em andamento em outro; cabe a nós esclarecer isso.',
  concern_refunded_but_shipping: 'O valor foi reembolsado e o pacote ainda está a caminho de você.',
  concern_return_in_transit_too_long: 'Sua devolução está a caminho há mais tempo que o normal.',
  concern_return_delivered_not_received:
    'A transportadora nos entregou sua devolução e nosso setor ainda não a registrou.',
  concern_not_inspected: 'Nosso setor de devoluções ainda não conferiu sua devolução.',
  concern_refund_overdue: 'Seu reembolso está atrasado. Sentimos muito.',
  concern_refund_amount_mismatch:
    '{otherAmount, select, none {O valor do seu reembolso precisa ser verificado.} other {Foram reembolsados {amount}; eram devidos {otherAmount}.}}',
  concern_exchange_out_of_stock: 'O item da sua troca está sem estoque no momento.',
  concern_return_window_closing:
    '{deadline, select, none {O prazo de devolução termina em breve.} other {Você pode devolvê-lo até {deadline}.}}',
  concern_on_our_side: 'Algo no seu pedido ainda precisa ser esclarecido por nós.',

  bot_orders: '{count, plural, one {Vejo um pedido seu.} other {Vejo # pedidos seus.}}',
  bot_more_orders:
    '{count, plural, one {Há mais um pedido; é só me perguntar sobre ele.} other {Há mais # pedidos; é só me perguntar sobre eles.}}',
  bot_older_orders:
    'Pode haver pedidos mais antigos que não consigo listar; informe o número do pedido de que está falando.',
  bot_change_open:
    '{date, select, none {Pelo que vemos, ninguém começou a prepará-lo: o endereço e os itens ainda podem ser alterados, e ele pode ser cancelado.} other {Pelo que vemos, ninguém começou a prepará-lo: o endereço e os itens ainda podem ser alterados, e ele pode ser cancelado. A saída do nosso depósito está prevista até {date}; avise-nos logo, por favor.}}',
  bot_change_packed: 'Ele não pode mais ser alterado nem cancelado: o pacote já foi preparado.',
  bot_change_in_work:
    'Ele não pode mais ser alterado nem cancelado: nosso depósito já está trabalhando nele.',
  bot_change_over: 'Ele não pode mais ser alterado nem cancelado.',
  bot_change_unknown:
    'Nossos sistemas não nos dizem com clareza se ele ainda pode ser alterado ou cancelado; um colega pode verificar.',
  bot_return_open: 'Você pode devolvê-lo até {date}.',
  bot_return_over: 'O prazo de devolução terminou em {date}.',
  bot_return_unknown: 'Nossos sistemas ainda não nos dizem até quando ele pode ser devolvido.',
  bot_replacement_all: 'Se precisar de reposição: todos os itens estão em estoque.',
  bot_replacement_some: 'Se precisar de reposição: temos {count} dos {total} itens em estoque.',
  bot_replacement_none: 'Se precisar de reposição: os itens não estão em estoque no momento.',
}
