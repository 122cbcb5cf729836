import type { ReplyMessages } from '../reply-messages.ts'

export const ja: ReplyMessages = {
  greeting: '{name}様',
  greeting_nameless: 'お客様',
  shipment_label_created:
    'ご注文{number}の送り状は作成済みですが、配送会社による荷物のスキャンはまだありません。',
  shipment_in_transit:
    '{carrier, select, none {ご注文{number}の荷物は輸送中です。} other {ご注文{number}の荷物は{carrier}で輸送中です。}}',
  shipment_out_for_delivery:
    '{carrier, select, none {ご注文{number}の荷物は配達中です。} other {ご注文{number}の荷物は{carrier}が配達中です。}}',
  shipment_available_for_pickup:
    '{carrier, select, none {ご注文{number}の荷物は受け取り場所で保管されています。} other {ご注文{number}の荷物は{carrier}の受け取り場所で保管されています。}}',
  shipment_delivered:
    '{date, select, none {} other {{date}に}}{carrier, select, none {ご注文{number}の荷物が配達されました。} other {ご注文{number}の荷物が{carrier}により配達されました。}}',
  shipment_returned_to_sender: 'ご注文{number}の荷物は配送会社により当店へ返送されました。',
  shipment_failed: '配送会社はご注文{number}の荷物を配達できませんでした。',
  shipment_cancelled: 'ご注文{number}の送り状は取り消されました。',
  shipment_unknown: '配送会社の最新の情報からは、ご注文{number}の荷物の所在がはっきりわかりません。',
  shipment_claimed:
    '当店のシステムではご注文{number}は発送済みとなっていますが、それを裏付ける配送会社のスキャンはまだありません。',
  shipment_claimed_delivered:
    '当店のシステムではご注文{number}は配達済みとなっていますが、それを裏付ける配送会社のスキャンはありません。',
  last_scan:
    '{place, select, none {{date, select, none {配送会社がスキャン済みです。} other {最後のスキャンは{date}です。}}} other {{date, select, none {最後のスキャンは{place}です。} other {最後のスキャンは{date}、{place}です。}}}}',
  warehouse_waiting: 'ご注文{number}は当店の倉庫で準備待ちです。',
  warehouse_preparing: 'ご注文{number}は当店の倉庫で準備中です。',
  warehouse_packed: 'ご注文{number}は梱包済みで、倉庫で配送会社への引き渡しを待っています。',
  warehouse_handed_over: 'ご注文{number}は倉庫から配送会社へ引き渡されました。',
  warehouse_cancelled: '倉庫ではご注文{number}はキャンセル済みとなっています。',
  warehouse_unknown: '倉庫の最新の情報からは、ご注文{number}の状況がはっきりわかりません。',
  order_placed: 'ご注文{number}を承りました。お支払いの確認はまだ取れていません。',
  order_paid: 'ご注文{number}とお支払いを確認しました。',
  order_on_hold: 'ご注文{number}は保留中です。',
  order_in_warehouse: 'ご注文{number}は当店の倉庫にあります。',
  order_partially_shipped: 'ご注文{number}の一部が発送されました。',
  order_shipped: 'ご注文{number}は発送済みとなっています。',
  order_delivered: 'ご注文{number}は配達済みとなっています。',
  order_cancelled: 'ご注文{number}はキャンセル済みです。',
  order_closed: 'ご注文{number}は完了しています。',
  order_unknown: '当店のシステムからは、ご注文{number}の状況がはっきりわかりません。',
  return_requested: 'ご注文{number}の返品のお申し込みを承りました。',
  return_approved: 'ご注文{number}の返品は承認されました。',
  return_declined: 'ご注文{number}の返品はお受けできませんでした。',
  return_label_sent: 'ご注文{number}の返品ラベルをお送りしました。',
  return_in_transit: 'ご注文{number}の返品は当店へ輸送中です。',
  return_received: 'ご注文{number}の返品が到着しました。',
  return_inspected: 'ご注文{number}の返品が到着し、確認が済みました。',
  return_refund_issued: 'ご注文{number}の返品について、返金の手続きを行いました。',
  return_refunded: 'ご注文{number}の返品について、返金が完了しました。',
  return_exchanged: 'ご注文{number}の返品は交換されました。',
  return_closed: 'ご注文{number}の返品は終了しています。',
  return_cancelled: 'ご注文{number}の返品は取り消されています。',
  return_unknown: '当店のシステムからは、ご注文{number}の返品の状況がはっきりわかりません。',
  promise_on_track: 'お約束どおり、{promised}までにお届けできる見込みです。',
  promise_late: 'お約束の{promised}より遅れ、{expected}頃のお届けとなる見込みです。申し訳ございません。',
  promise_late_undated:
    'お約束の{promised}に間に合わない可能性があります。新しい日程はまだわかりません。申し訳ございません。',
  promise_broken_undated:
    'お約束の{promised}までにお届けできませんでした。新しい日程はまだわかりません。申し訳ございません。',
  promise_kept_late: 'お約束の{promised}より遅れ、{done}のお届けとなりました。申し訳ございません。',
  estimate: '{expected}にお届けの予定です。',
  dispatch_on_track: '{promised}までに発送の予定です。',
  refund_due:
    '{amount, select, none {返金は{date}までの予定です。} other {{amount}の返金は{date}までの予定です。}}',
  refund_late:
    '{amount, select, none {返金は{date}の予定でしたが、遅れています。申し訳ございません。} other {{amount}の返金は{date}の予定でしたが、遅れています。申し訳ございません。}}',
  refund_issued:
    '{date, select, none {} other {{date}に}}{amount, select, none {返金の手続きを行いました。} other {{amount}の返金の手続きを行いました。}}',
  refund_settled:
    '{date, select, none {} other {{date}に}}{amount, select, none {返金が完了しました。} other {{amount}の返金が完了しました。}}',
  send_return_by: '{date}までに返品をご発送ください。',
  concern_not_released: 'ご注文はまだ当店の倉庫に届いていません。',
  concern_stuck_in_warehouse: '倉庫での準備に通常より時間がかかっています。',
  concern_missed_cutoff: '予定していた集荷に間に合いませんでした。',
  concern_short_pick:
    '{article, select, none {倉庫で確認できた数がご注文の数より少なくなっています。} other {倉庫で確認できた「{article}」の数がご注文の数より少なくなっています。}}',
  concern_on_hold: '保留の理由が解決してからの手配となります。',
  concern_backordered:
    '{article, select, none {ご注文の商品の一部は現在在庫がありません} other {「{article}」は現在在庫がありません}}{expected, select, none {。} other {（入荷予定は{expected}です）。}}',
  concern_oversold:
    '{article, select, none {在庫を超えるご注文をいただいた商品があります。} other {「{article}」は在庫を超えるご注文をいただいています。}}',
  concern_label_not_scanned: '配送会社がすでにスキャンしているはずですが、まだ行われていません。',
  concern_silent_parcel: '配送会社による荷物のスキャンが通常より長く途絶えています。',
  concern_delivery_attempt_failed: '配送会社がお届けに伺いましたが、配達できませんでした。',
  concern_customs_hold: '荷物は税関で保留されています。',
  concern_address_problem: 'お届け先の住所に問題があります。正しいご住所をお知らせください。',
  concern_pickup_expiring:
    '{deadline, select, none {お早めにお受け取りください。期限を過ぎると返送されます。} other {{deadline}までにお受け取りください。期限を過ぎると返送されます。}}',
  concern_returned_to_sender: '荷物は当店へ返送中です。',
  concern_damaged: '配送会社から荷物の破損の報告がありました。',
  concern_probably_lost: '荷物は輸送中に紛失した可能性が高い状況です。申し訳ございません。',
  concern_cancelled_but_shipping:
    '当店の一部のシステムではキャンセル済み、別のシステムでは進行中となっており、当店での確認が必要です。',
  concern_refunded_but_shipping: '返金済みですが、荷物はまだお客様のもとへ輸送中です。',
  concern_return_in_transit_too_long: '返品の輸送に通常より時間がかかっています。',
  concern_return_delivered_not_received:
    '配送会社から返品が届いていますが、返品窓口での受付がまだ済んでいません。',
  concern_not_inspected: '返品窓口での確認がまだ済んでいません。',
  concern_refund_overdue: '返金が遅れています。申し訳ございません。',
  concern_refund_amount_mismatch:
    '{otherAmount, select, none {返金額の確認が必要です。} other {返金額は{amount}ですが、本来の金額は{otherAmount}です。}}',
  concern_exchange_out_of_stock: '交換品は現在在庫がありません。',
  concern_return_window_closing:
    '{deadline, select, none {返品の期限が近づいています。} other {{deadline}まで返品いただけます。}}',
  concern_on_our_side: 'ご注文について、当店で確認が必要な点があります。',

  bot_orders: '{count, plural, other {ご注文が#件見つかりました。}}',
  bot_more_orders: '{count, plural, other {ほかに#件のご注文があります。お気軽にお尋ねください。}}',
  bot_older_orders:
    '一覧に表示できない以前のご注文がある可能性があります。該当するご注文番号をお知らせください。',
  bot_change_open:
    '{date, select, none {確認できる限り、まだ梱包は始まっていません。お届け先や商品の変更、キャンセルがまだ可能です。} other {確認できる限り、まだ梱包は始まっていません。お届け先や商品の変更、キャンセルがまだ可能です。{date}までに倉庫から出荷の予定ですので、お早めにお知らせください。}}',
  bot_change_packed: 'すでにお荷物が用意されているため、変更やキャンセルはできません。',
  bot_change_in_work: 'すでに倉庫で作業が始まっているため、変更やキャンセルはできません。',
  bot_change_over: '変更やキャンセルはもうできません。',
  bot_change_unknown:
    '変更やキャンセルがまだ可能かどうか、当店のシステムからははっきりわかりません。担当者が確認いたします。',
  bot_return_open: '{date}まで返品いただけます。',
  bot_return_over: '返品の期限は{date}に終了しました。',
  bot_return_unknown: '返品の期限は、当店のシステムからはまだわかりません。',
  bot_replacement_all: '交換品が必要な場合、すべての商品の在庫があります。',
  bot_replacement_some: '交換品が必要な場合、{total}点の商品のうち{count}点の在庫があります。',
  bot_replacement_none: '交換品が必要な場合、現在は商品の在庫がありません。',
}
