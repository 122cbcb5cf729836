import { demoBrands } from '../config.ts'
import type { TicketDraft } from './ticket.ts'

const { europe, america } = demoBrands
const pacific = 'America/Los_Angeles'

/** Why has it not left? And why has it? */
export const warehouseTickets: TicketDraft[] = [
  {
    id: 110,
    situation: 'On hold in the warehouse for its address; the shop knows nothing of it',
    subject: 'Still processing after four days?',
    text: "Hello! I ordered a jacket on your US site and it's been 'processing' since. Nobody has written to me. Is there a problem with my order (US-1035)?\n\nThanks, Priya",
    brand: america,
    from: {
      name: 'Priya Raman',
      email: 'priya.raman@example.net',
      locale: 'en-US',
      timeZone: 'America/Chicago',
    },
    hoursAgo: 3,
    expects: { concerns: ['on_hold', 'promise_at_risk'], orders: ['US-1035'], reads: ['On hold', 'Address'] },
  },
  {
    id: 111,
    situation: 'Backordered: one of two items is not on any shelf',
    subject: '注文 #1068 の発送について',
    text: 'お世話になっております。\n先日注文した寝袋とヘッドランプ（注文番号 1068）がまだ発送されていないようです。来週末の登山に間に合いますでしょうか。\nよろしくお願いいたします。\n佐藤 遥',
    brand: europe,
    from: { name: '佐藤 遥', email: 'haruka.sato@example.com', locale: 'ja', timeZone: 'Asia/Tokyo' },
    hoursAgo: 10,
    expects: {
      concerns: ['backordered', 'stock_mismatch'],
      perhaps: ['promise_at_risk'],
      orders: ['#1068'],
      reads: ['Backordered'],
    },
  },
  {
    id: 112,
    situation: 'Cancelled and refunded in the shop; the warehouse sent it all the same',
    subject: 'Commande annulée… mais expédiée ?',
    text: "Bonjour,\n\nj'ai annulé ma commande #1064 par chat il y a cinq jours et j'ai bien été remboursée. Or DPD m'annonce un colis de votre part ! Dois-je le refuser ?\n\nCamille Perrin",
    brand: europe,
    from: {
      name: 'Camille Perrin',
      email: 'camille.perrin@example.com',
      locale: 'fr',
      timeZone: 'Europe/Paris',
    },
    hoursAgo: 5,
    expects: {
      concerns: ['cancelled_but_shipping'],
      orders: ['#1064'],
      reads: ['Cancelled'],
      conflicts: ['cancelled'],
    },
  },
  {
    id: 113,
    situation: 'Short pick: the shop shipped four, the picker found three',
    subject: 'One pair of socks missing',
    text: 'Hi there, my package (US-1036) came yesterday. I paid for four packs of the merino socks and there are three in the box. The packing slip says 4. Not a huge deal, but could you send the last one?\n\nTheo Marsh',
    brand: america,
    from: { name: 'Theo Marsh', email: 'theo.marsh@example.net', locale: 'en-US', timeZone: pacific },
    hoursAgo: 2,
    expects: { concerns: ['short_pick'], orders: ['US-1036'], reads: ['Delivered', 'Short'] },
  },
  {
    id: 114,
    situation: 'Being picked right now: too late to change, too early to track',
    subject: '¿Puedo cambiar la dirección? Pedido US-1038',
    text: 'Hola, ¿sería posible enviar el pedido US-1038 a mi trabajo en vez de a casa? Gracias,\nRosa Delgado',
    brand: america,
    from: { name: 'Rosa Delgado', email: 'rosa.delgado@example.com', locale: 'es-US', timeZone: pacific },
    hoursAgo: 0.5,
    expects: {
      concerns: ['promise_at_risk'],
      orders: ['US-1038'],
      reads: ['Being picked'],
    },
  },
  {
    id: 115,
    situation: 'Not released: the shop waits for a bank transfer',
    subject: 'Überweisung ist raus',
    text: 'Guten Abend, ich habe gestern überwiesen. Wann geht das Zelt (Bestellung #1077) los?\n\nIngrid Voss',
    brand: europe,
    from: { name: 'Ingrid Voss', email: 'ingrid.voss@example.com', locale: 'de' },
    hoursAgo: 4,
    expects: {
      concerns: ['on_hold'],
      perhaps: ['promise_at_risk'],
      orders: ['#1077'],
      reads: ['On hold', 'Payment'],
    },
  },
]
