import { expect, test } from 'vitest'
import { found, keysIn, valuesOf } from './ticket.ts'

test.each([
  ['Where is #1042?', '1042'],
  ['where is # 1042', '1042'],
  ['my order 1042 has not arrived', '1042'],
  ['Order number: 1042.', '1042'],
  ['My order number is 1042, thanks', '1042'],
  ['order no. 42', '42'],
  ['Order#1042', '1042'],
  ['order# 1042', '1042'],
  ['order1042', '1042'],
  ['my package (US-1036) came', 'US-1036'],
  ['the parcel #1042 is late', '1042'],
  ['the refund for #1042', '1042'],
  ['Bestellung1042', '1042'],
  ['order nr1042', '1042'],
  ['it is NO1042', 'NO1042'],
  ['Order-ID: 1042', '1042'],
  ['Order confirmation 1042', '1042'],
  ['order S00042', 'S00042'],
  ['order SO/2026/00123', 'SO/2026/00123'],
  ['Order: 112-1234567-1234567', '112-1234567-1234567'],
  ['Bestellung Nr. 1042', '1042'],
  ['Bestell-Nr.: 1042', '1042'],
  ['Meine Bestellnummer lautet 1042', '1042'],
  ['Bestellung 1042 am 3. März', '1042'],
  ['Auftrag 4711', '4711'],
  ['commande n° 1042', '1042'],
  ['Numéro de commande : 1042', '1042'],
  ['pedido nº 1042', '1042'],
  ['número de pedido 1042', '1042'],
  ['ordine numero 1042', '1042'],
  ['bestelling 1042', '1042'],
  ['mijn bestelnummer is 1042', '1042'],
  ['ordrenummer 1042', '1042'],
  ['beställning 1042', '1042'],
  ['tilausnumero 1042', '1042'],
  ['zamówienie nr 1042', '1042'],
  ['objednávka č. 1042, objednávka 1042', '1042'],
  ['заказ № 1042', '1042'],
  ['ご注文番号１０４２です', '1042'],
  ['注文番号は1042です', '1042'],
  ['订单号：1042', '1042'],
  ['주문번호 1042', '1042'],
  ['رقم الطلب ١٠٤٢', '1042'],
  ['it is EU-1042', 'EU-1042'],
  ['it is EN1001', 'EN1001'],
  ['it is LX17635036', 'LX17635036'],
  ['#eu-1042', 'EU-1042'],
  ['Order\n#1042', '1042'],
  ['order 1042 items are missing', '1042'],
  ['order #1042 €59.99', '1042'],
  ['order 1042 EUR 59.99', '1042'],
  ["commande 1042 l'article", '1042'],
])('"%s" names order %s', (text, number) => {
  expect(found(text)).toEqual([`order_number ${number}`])
})

test('a list after the word names every order in it', () => {
  expect(valuesOf('order_number', 'orders #1042, 1043 and 1044')).toEqual(['1042', '1043', '1044'])
  expect(valuesOf('order_number', 'Bestellungen 1042, 1043 und 1044')).toEqual(['1042', '1043', '1044'])
  expect(valuesOf('order_number', 'orders 1042,1043')).toEqual(['1042', '1043'])
})

test('a number of quite another size does not belong to the list', () => {
  expect(valuesOf('order_number', 'order 1042 and 2 lanterns and 80331')).toEqual(['1042'])
})

test.each([
  'the code is 1042',
  '1042',
  'it cost €1042',
  'it cost 1042 €',
  'it cost EUR 1042',
  'it was 1,042.50 in total',
  'an order of 1042 pieces',
  'order 59.99',
  'I want to order 100 mugs',
  'order 500g of coffee',
  'order 2 lanterns',
  'order 2024',
  'I ordered in 2024',
  'my order from 2024',
  'order of 12.03.2026',
  'order 2026-03-04',
  'order 03/04/2026',
  'at 10:42',
  'version 2.10.0',
  'ticket #1042',
  'package 1042',
  'tracking #1042',
  'Ticket no. 1042',
  'case #1042',
  'invoice no. 1042',
  'Rechnung Nr. 1042',
  'Kundennummer 104212',
  'customer #1042',
  'item #1042',
  'Artikelnummer 104212',
  'size 42',
  'Größe #142',
  '#1 fan',
  '#20 percent',
  'the colour #fff000',
  'the colour #1a2b3c',
  'the colour #123456',
  'color: #333333; background: #fff',
  'page#1042',
  'https://shop.example/blog/1042#1042',
  '80331 München',
  'DE-80331 München',
  'SW1A 1AA',
  'see ISO-9001 and RFC-2822',
  'IMG-1234.jpg and IMG_1234.png',
  'voucher #1042',
  'apt #104',
  '100% of #covid19 posts',
  'from MAR-2026 to APR2026',
  'room 1042, suite 1043',
])('"%s" names no order', (text) => {
  expect(valuesOf('order_number', text)).toEqual([])
})

test('six digits after the sign are an order, unless the talk is of colours', () => {
  expect(valuesOf('order_number', 'where is #123456')).toEqual(['123456'])
  expect(valuesOf('order_number', 'the Farbe #123456 is wrong')).toEqual([])
})

test('letters and digits that could be a colour count behind the word', () => {
  expect(valuesOf('order_number', 'order #EA1001')).toEqual(['EA1001'])
  expect(valuesOf('order_number', 'paint it #EA1001')).toEqual([])
})

test("the helpdesk's own number of the ticket is no order, a word before it makes it one", () => {
  const said = { ticketId: '4711', subject: '[Acme] Re: help (#4711) #1042' }
  expect(keysIn(said).map(({ value }) => value)).toEqual(['1042'])
  expect(keysIn({ ...said, description: 'order #4711' }).map(({ value }) => value)).toEqual(['1042', '4711'])
})

test.each([
  ['#1042-R1', ['order_number 1042', 'return_number 1042-R1']],
  ['EU-1042-R2 please', ['order_number EU-1042', 'return_number EU-1042-R2']],
  ['R-1042-1', ['return_number R-1042-1']],
  ['RMA 12345', ['return_number 12345']],
  ['RMA# 12345', ['return_number 12345']],
  ['RMA-12345', ['return_number 12345', 'return_number RMA-12345']],
  ['return number 12345', ['return_number 12345']],
  ['Rücksendenummer: 12345', ['return_number 12345']],
  ['return 12345', ['order_number 12345', 'return_number 12345']],
  ['I want to return #1042', ['order_number 1042', 'return_number 1042']],
  ['Retoure 1042', ['order_number 1042', 'return_number 1042']],
  ['return order 1042', ['order_number 1042']],
  ['返品番号 12345', ['return_number 12345']],
])('"%s" names %j', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test.each([
  'I want to return 2 shirts',
  'return within 14 days',
  'return 100 mugs',
  'returned on 12.03.2026',
  'many happy returns',
])('"%s" names no return', (text) => {
  expect(found(text)).toEqual([])
})
