import { demoBrands } from '../config.ts'
import type { TicketDraft } from './ticket.ts'

const { europe } = demoBrands

/** Why does nothing happen? */
export const standstillTickets: TicketDraft[] = [
  {
    id: 130,
    situation: 'Not scanned for two weeks: the parcel is probably lost',
    subject: 'Where is my stove? Order #1048',
    text: 'Hej,\n\nthe tracking of order #1048 has said "Hamburg" for two weeks now. Your colleague asked me to be patient, and I was. Can you please send it again or give me my money back?\n\nVenlig hilsen\nAstrid Holm',
    brand: europe,
    from: {
      name: 'Astrid Holm',
      email: 'astrid.holm@example.net',
      locale: 'da',
      timeZone: 'Europe/Copenhagen',
    },
    hoursAgo: 6,
    expects: { orders: ['#1048'], reads: ['In transit'], concerns: ['probably_lost', 'promise_broken'] },
  },
  {
    id: 131,
    situation: 'The carrier rejects the address: the house number is missing',
    subject: 'Zustellung nicht möglich?',
    text: 'Grüß Gott,\n\nDPD schreibt mir, das Paket (#1067) sei nicht zustellbar. Ich war den ganzen Tag zu Hause. Was ist da los?\n\nElena Moser',
    brand: europe,
    from: {
      name: 'Elena Moser',
      email: 'elena.moser@example.net',
      locale: 'de-AT',
      timeZone: 'Europe/Vienna',
    },
    hoursAgo: 5,
    expects: { orders: ['#1067'], reads: ['In transit'], concerns: ['address_problem'] },
  },
  {
    id: 132,
    situation: 'Stock was reserved days ago and nobody picks it',
    subject: 'Isomatte #1069',
    text: 'Hallo, meine Isomatte sollte längst hier sein, aber es gibt nicht einmal eine Sendungsnummer. Bestellung #1069. Ist sie überhaupt schon verpackt?\n\nGreta Aalto',
    brand: europe,
    from: { name: 'Greta Aalto', email: 'greta.aalto@example.com', locale: 'de' },
    hoursAgo: 3,
    expects: {
      orders: ['#1069'],
      reads: ['Stock reserved'],
      concerns: ['promise_at_risk', 'stuck_in_warehouse'],
    },
  },
  {
    id: 133,
    situation: 'Paid two days ago; the warehouse never heard of it',
    subject: 'Commande 1076',
    text: "Bonjour, j'ai payé la commande #1076 il y a deux jours. La veste est-elle déjà partie ? Je pars vendredi.\n\nMathilde Roux",
    brand: europe,
    from: {
      name: 'Mathilde Roux',
      email: 'mathilde.roux@example.org',
      locale: 'fr',
      timeZone: 'Europe/Paris',
    },
    hoursAgo: 2,
    expects: { orders: ['#1076'], reads: ['Paid'], concerns: ['not_released'] },
  },
]
