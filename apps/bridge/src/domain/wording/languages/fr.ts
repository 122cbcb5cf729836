import type { ReplyMessages } from '../reply-messages.ts'

export const fr: ReplyMessages = {
  greeting: 'Bonjour {name},',
  greeting_nameless: 'Bonjour,',
  shipment_label_created:
    'Une étiquette d’expédition a été créée pour votre commande {number} ; le transporteur n’a pas encore scanné le colis.',
  shipment_in_transit:
    '{carrier, select, none {Votre colis de la commande {number} est en route.} other {Votre colis de la commande {number} est en route avec {carrier}.}}',
  shipment_out_for_delivery:
    '{carrier, select, none {Votre colis de la commande {number} est en cours de livraison.} other {Votre colis de la commande {number} est en cours de livraison avec {carrier}.}}',
  shipment_available_for_pickup:
    '{carrier, select, none {Votre colis de la commande {number} vous attend dans un point de retrait.} other {Votre colis de la commande {number} vous attend dans un point de retrait {carrier}.}}',
  shipment_delivered:
    '{carrier, select, none {Votre colis de la commande {number} a été livré} other {Votre colis de la commande {number} a été livré par {carrier}}}{date, select, none {.} other { le {date}.}}',
  shipment_returned_to_sender: 'Le transporteur nous a renvoyé votre colis de la commande {number}.',
  shipment_failed: 'Le transporteur n’a pas pu livrer votre colis de la commande {number}.',
  shipment_cancelled: 'L’étiquette d’expédition de votre commande {number} a été annulée.',
  shipment_unknown:
    'Le dernier message du transporteur ne nous dit pas clairement où se trouve votre colis de la commande {number}.',
  shipment_claimed:
    'Votre commande {number} est indiquée comme expédiée dans nos systèmes ; aucun scan du transporteur ne le confirme encore.',
  shipment_claimed_delivered:
    'Votre commande {number} est indiquée comme livrée dans nos systèmes ; aucun scan du transporteur ne le confirme.',
  last_scan:
    '{place, select, none {{date, select, none {Le transporteur l’a scanné.} other {Le dernier scan date du {date}.}}} other {{date, select, none {Le dernier scan a eu lieu à {place}.} other {Le dernier scan a eu lieu à {place} le {date}.}}}}',
  warehouse_waiting: 'Votre commande {number} est dans notre entrepôt et attend d’être préparée.',
  warehouse_preparing: 'Votre commande {number} est en préparation dans notre entrepôt.',
  warehouse_packed: 'Votre commande {number} est emballée et attend le transporteur dans notre entrepôt.',
  warehouse_handed_over: 'Notre entrepôt a remis votre commande {number} au transporteur.',
  warehouse_cancelled: 'Notre entrepôt indique votre commande {number} comme annulée.',
  warehouse_unknown:
    'Le dernier message de notre entrepôt ne nous dit pas clairement où en est votre commande {number}.',
  order_placed: 'Nous avons reçu votre commande {number} ; le paiement n’est pas encore confirmé.',
  order_paid: 'Nous avons reçu votre commande {number} et son paiement.',
  order_on_hold: 'Votre commande {number} est en attente.',
  order_in_warehouse: 'Votre commande {number} est dans notre entrepôt.',
  order_partially_shipped: 'Une partie de votre commande {number} a été expédiée.',
  order_shipped: 'Votre commande {number} est indiquée comme expédiée.',
  order_delivered: 'Votre commande {number} est indiquée comme livrée.',
  order_cancelled: 'Votre commande {number} est annulée.',
  order_closed: 'Votre commande {number} est terminée.',
  order_unknown: 'Nos systèmes ne nous disent pas clairement où en est votre commande {number}.',
  return_requested: 'Nous avons reçu votre demande de retour pour la commande {number}.',
  return_approved: 'Votre retour pour la commande {number} est accepté.',
  return_declined: 'Votre retour pour la commande {number} a été refusé.',
  return_label_sent: 'L’étiquette de retour pour la commande {number} vous a été envoyée.',
  return_in_transit: 'Votre retour pour la commande {number} est en route vers nous.',
  return_received: 'Votre retour pour la commande {number} est arrivé.',
  return_inspected: 'Votre retour pour la commande {number} est arrivé et a été contrôlé.',
  return_refund_issued: 'Le remboursement de votre retour pour la commande {number} a été ordonné.',
  return_refunded: 'Le remboursement de votre retour pour la commande {number} a été versé.',
  return_exchanged: 'Votre retour pour la commande {number} a été échangé.',
  return_closed: 'Votre retour pour la commande {number} est clôturé.',
  return_cancelled: 'Votre retour pour la commande {number} est annulé.',
  return_unknown:
    'Nos systèmes ne nous disent pas clairement où en est votre retour pour la commande {number}.',
  promise_on_track: 'La livraison est prévue au plus tard le {promised}, comme promis.',
  promise_late:
    'L’arrivée est probable le {expected}, plus tard que la date promise ({promised}). Nous en sommes désolés.',
  promise_late_undated:
    'La date promise ({promised}) ne pourra peut-être pas être tenue. Nous n’avons pas encore de nouvelle date. Nous en sommes désolés.',
  promise_broken_undated:
    'Nous n’avons pas tenu la date promise ({promised}). Nous n’avons pas encore de nouvelle date. Nous en sommes désolés.',
  promise_kept_late:
    'La livraison a eu lieu le {done}, plus tard que la date promise ({promised}). Nous en sommes désolés.',
  estimate: 'L’arrivée est prévue le {expected}.',
  dispatch_on_track: 'L’expédition est prévue au plus tard le {promised}.',
  refund_due:
    '{amount, select, none {Votre remboursement est prévu au plus tard le {date}.} other {Votre remboursement de {amount} est prévu au plus tard le {date}.}}',
  refund_late:
    '{amount, select, none {Votre remboursement était prévu le {date} et il est en retard. Nous en sommes désolés.} other {Votre remboursement de {amount} était prévu le {date} et il est en retard. Nous en sommes désolés.}}',
  refund_issued:
    '{amount, select, none {Votre remboursement a été ordonné} other {Votre remboursement de {amount} a été ordonné}}{date, select, none {.} other { le {date}.}}',
  refund_settled:
    '{amount, select, none {Votre remboursement a été versé} other {Votre remboursement de {amount} a été versé}}{date, select, none {.} other { le {date}.}}',
  send_return_by: 'Merci de poster votre retour au plus tard le {date}.',
  concern_not_released: 'Votre commande n’est pas encore arrivée dans notre entrepôt.',
  concern_stuck_in_warehouse: 'La préparation dans notre entrepôt prend plus de temps que prévu.',
  concern_missed_cutoff: 'Votre commande a manqué l’enlèvement avec lequel elle aurait dû partir.',
  concern_short_pick:
    '{article, select, none {Notre entrepôt a trouvé moins d’articles que vous n’en avez commandé.} other {Notre entrepôt a trouvé moins de « {article} » que vous n’en avez commandé.}}',
  concern_on_hold: 'Elle ne pourra continuer qu’une fois le blocage levé.',
  concern_backordered:
    '{article, select, none {Un article de votre commande n’est pas en stock actuellement} other {« {article} » n’est pas en stock actuellement}}{expected, select, none {.} other { ; le réassort est attendu le {expected}.}}',
  concern_oversold:
    '{article, select, none {Un article a été commandé en plus grand nombre que notre stock.} other {« {article} » a été commandé en plus grand nombre que notre stock.}}',
  concern_label_not_scanned: 'Le transporteur aurait déjà dû scanner le colis et ne l’a pas fait.',
  concern_silent_parcel: 'Le transporteur n’a pas scanné votre colis depuis plus longtemps que d’habitude.',
  concern_delivery_attempt_failed: 'Le transporteur a essayé de livrer votre colis sans y parvenir.',
  concern_customs_hold: 'Votre colis est retenu par la douane.',
  concern_address_problem:
    'Il y a un problème avec l’adresse de livraison. Merci de nous indiquer la bonne adresse.',
  concern_pickup_expiring:
    '{deadline, select, none {Merci de le retirer bientôt, sinon il sera renvoyé.} other {Merci de le retirer au plus tard le {deadline}, sinon il sera renvoyé.}}',
  concern_returned_to_sender: 'Votre colis est en cours de retour vers nous.',
  concern_damaged: 'Le transporteur signale que le colis a été endommagé.',
  concern_probably_lost: 'Votre colis a probablement été perdu en route. Nous en sommes désolés.',
  concern_cancelled_but_shipping:
    'Votre commande est annulée dans un de nos systèmes et suit son cours dans un autre ; c’est à nous de le clarifier.',
  concern_refunded_but_shipping: 'Le montant a été remboursé et le colis est encore en route vers vous.',
  concern_return_in_transit_too_long:
    'Votre retour est en route vers nous depuis plus longtemps que d’habitude.',
  concern_return_delivered_not_received:
    'Le transporteur nous a livré votre retour et notre service des retours ne l’a pas encore enregistré.',
  concern_not_inspected: 'Notre service des retours n’a pas encore contrôlé votre retour.',
  concern_refund_overdue: 'Votre remboursement est en retard. Nous en sommes désolés.',
  concern_refund_amount_mismatch:
    '{otherAmount, select, none {Le montant de votre remboursement doit être vérifié.} other {{amount} ont été remboursés, {otherAmount} étaient dus.}}',
  concern_exchange_out_of_stock: 'L’article pour votre échange n’est pas en stock actuellement.',
  concern_return_window_closing:
    '{deadline, select, none {Le délai de retour se termine bientôt.} other {Vous pouvez la retourner jusqu’au {deadline}.}}',
  concern_on_our_side: 'Un point de votre commande doit encore être clarifié de notre côté.',

  bot_orders:
    '{count, plural, one {Je vois une commande à votre nom.} other {Je vois # commandes à votre nom.}}',
  bot_more_orders:
    '{count, plural, one {Il y a encore une autre commande ; demandez-moi simplement où elle en est.} other {Il y a encore # autres commandes ; demandez-moi simplement où elles en sont.}}',
  bot_older_orders:
    'Il peut y avoir des commandes plus anciennes que je ne peux pas énumérer ; indiquez-moi le numéro de celle dont vous parlez.',
  bot_change_open:
    '{date, select, none {D’après nos systèmes, la préparation n’a pas commencé : l’adresse et les articles peuvent encore être modifiés, et la commande peut être annulée.} other {D’après nos systèmes, la préparation n’a pas commencé : l’adresse et les articles peuvent encore être modifiés, et la commande peut être annulée. Le départ de notre entrepôt est prévu au plus tard le {date} ; prévenez-nous rapidement.}}',
  bot_change_packed: 'Elle ne peut plus être modifiée ni annulée : le colis est déjà fait.',
  bot_change_in_work: 'Elle ne peut plus être modifiée ni annulée : notre entrepôt y travaille déjà.',
  bot_change_over: 'Elle ne peut plus être modifiée ni annulée.',
  bot_change_unknown:
    'Nos systèmes ne nous disent pas clairement si elle peut encore être modifiée ou annulée ; un collègue peut le vérifier.',
  bot_return_open: 'Vous pouvez la retourner jusqu’au {date}.',
  bot_return_over: 'Le délai de retour s’est terminé le {date}.',
  bot_return_unknown: 'Nos systèmes ne nous disent pas encore jusqu’à quand elle peut être retournée.',
  bot_replacement_all: 'S’il vous faut un remplacement : tous les articles sont en stock.',
  bot_replacement_some: 'S’il vous faut un remplacement : nous en avons {count} sur {total} en stock.',
  bot_replacement_none: 'S’il vous faut un remplacement : les articles ne sont pas en stock actuellement.',
}
