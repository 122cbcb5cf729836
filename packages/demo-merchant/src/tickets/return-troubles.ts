import { demoBrands } from '../config.ts'
import type { TicketDraft } from './ticket.ts'

const { europe } = demoBrands

/** What goes wrong with returns while nobody looks. */
export const returnTroubleTickets: TicketDraft[] = [
  {
    id: 134,
    situation: 'The return window ends in a few days, and nothing was asked for yet',
    subject: 'Kocher zurückgeben?',
    text: 'Hallo,\n\nich bin unsicher, ob der Kocher aus Bestellung #1034 zu meinem Topf passt. Bis wann kann ich ihn zurückgeben?\n\nStefanie Lorenz',
    brand: europe,
    from: { name: 'Stefanie Lorenz', email: 'st.lorenz@example.com', locale: 'de' },
    hoursAgo: 4,
    expects: { orders: ['#1034'], reads: ['Delivered'], concerns: ['return_window_closing'] },
  },
  {
    id: 135,
    situation: 'Posted two weeks ago and not scanned since: the return is under way too long',
    subject: 'Retoure #1041 verschwunden?',
    text: 'Guten Tag,\n\nmeine Jacke (Bestellung #1041) habe ich vor über zwei Wochen bei DPD abgegeben. Seitdem tut sich nichts.\n\nTobias Ehlers',
    brand: europe,
    from: { name: 'Tobias Ehlers', email: 'tobias.ehlers@example.net', locale: 'de' },
    hoursAgo: 5,
    expects: {
      orders: ['#1041'],
      reads: ['On its way back'],
      concerns: ['return_in_transit_too_long'],
    },
  },
  {
    id: 136,
    situation: 'The carrier delivered the return ten days ago, and nobody has booked it',
    subject: 'Rucksack ist laut DPD längst bei Ihnen',
    text: 'Guten Tag,\n\nlaut Sendungsverfolgung wurde meine Rücksendung zu #1043 vor zehn Tagen in Leipzig zugestellt. In Ihrem Portal steht immer noch „unterwegs“. Wo ist sie?\n\nIngrid Voss',
    brand: europe,
    from: { name: 'Ingrid Voss', email: 'ingrid.voss@example.com', locale: 'de' },
    hoursAgo: 3,
    expects: {
      orders: ['#1043'],
      reads: ['On its way back'],
      concerns: ['return_delivered_not_received'],
    },
  },
  {
    id: 137,
    situation: 'Less was refunded than the returns portal had promised',
    subject: 'Erstattung nicht vollständig',
    text: 'Hallo, im Portal standen 59,00 € für die Lampe aus #1045, gekommen sind 54,10 €. Warum?\n\nGreta Aalto',
    brand: europe,
    from: { name: 'Greta Aalto', email: 'greta.aalto@example.com', locale: 'de' },
    hoursAgo: 7,
    expects: { orders: ['#1045'], reads: ['Refunded'], concerns: ['refund_amount_mismatch'] },
  },
  {
    id: 138,
    situation: 'The money went back, and the parcel goes on to the customer',
    subject: 'Remboursé, mais le colis arrive ?',
    text: "Bonjour, vous m'avez remboursé la commande #1072, et DPD m'annonce quand même le colis. Que dois-je faire ?\n\nYannick Dubois",
    brand: europe,
    from: {
      name: 'Yannick Dubois',
      email: 'yannick.dubois@example.org',
      locale: 'fr',
      timeZone: 'Europe/Paris',
    },
    hoursAgo: 2,
    expects: { orders: ['#1072'], reads: ['In transit'], concerns: ['refunded_but_shipping'] },
  },
]
