import { demoBrands } from '../config.ts'
import type { TicketDraft } from './ticket.ts'

const { europe, america, group } = demoBrands

/** Who is it, and which of these orders are hers? */
export const peopleTickets: TicketDraft[] = [
  {
    id: 122,
    situation: 'One order number, two shops, an unknown sender: two candidates, masked',
    subject: 'Frage zu Bestellung 1017',
    text: 'Guten Tag, ich hätte gern eine Rechnungskopie zu Bestellung 1017. Danke!\n\nKaya Demir',
    brand: group,
    from: { name: 'Kaya Demir', email: 'kaya.demir@example.net', locale: 'de' },
    hoursAgo: 12,
    expects: {
      concerns: [],
      outcome: 'several',
      candidates: ['#1017', 'US-1017'],
      absent: ['greta.aalto@example.com', 'amos.lindley@example.com', 'Greta Aalto', 'Amos Lindley'],
    },
  },
  {
    id: 123,
    situation: "Quotes somebody else's order number: offered as a candidate, nothing is told",
    subject: 'Suivi de commande #1049',
    text: "Bonjour, pouvez-vous me dire à quelle adresse la commande #1049 a été livrée ? C'est pour une surprise.\n\nHugo Marchand",
    brand: europe,
    from: {
      name: 'Hugo Marchand',
      email: 'hugo.marchand@example.net',
      locale: 'fr',
      timeZone: 'Europe/Paris',
    },
    hoursAgo: 11,
    expects: {
      concerns: [],
      outcome: 'several',
      candidates: ['#1049'],
      absent: ['mathilde.roux@example.org', 'Mathilde Roux', 'rue des Capucins'],
    },
  },
  {
    id: 124,
    situation: 'Writes from the office, ordered privately: the second address stands in the signature',
    subject: 'tent order?',
    text: 'Hi, any news on the tent I ordered last week? I need it by the 1st.\n\n--\nHana Okafor\nStudio Fog, San Francisco\nprivate: hana.okafor@example.org',
    brand: america,
    from: {
      name: 'Hana Okafor',
      email: 'hana@studiofog.example',
      locale: 'en-US',
      timeZone: 'America/Los_Angeles',
    },
    hoursAgo: 1,
    expects: { concerns: [], orders: ['US-1030'], reads: ['In transit'] },
  },
  {
    id: 125,
    situation: 'Nothing but a tracking number, from an unknown address: the parcel, and nobody’s order',
    subject: '¿Dónde está mi paquete?',
    text: 'Buenos días:\n\nEspero un paquete desde hace días. El número de seguimiento es LX400106002DE. ¿Pueden decirme dónde está?\n\nUn saludo',
    brand: europe,
    from: { name: 'L. N.', email: 'l.navarro.trabajo@example.net', locale: 'es', timeZone: 'Europe/Madrid' },
    hoursAgo: 3,
    expects: {
      concerns: [],
      parcels: ['LX400106002DE'],
      reads: ['In transit'],
      absent: ['lucia.navarro@example.org', '#1060'],
    },
  },
  {
    id: 126,
    situation: 'Nobody knows this customer: what was searched, and where',
    subject: "can't find my order confirmation",
    text: 'Hello, I bought a stove from you about two weeks ago but I deleted the confirmation. Could you look it up? I paid with my card.\n\nNoah Fielding',
    brand: group,
    from: {
      name: 'Noah Fielding',
      email: 'noah.fielding@example.net',
      locale: 'en',
      timeZone: 'America/New_York',
    },
    hoursAgo: 7,
    expects: { concerns: [], outcome: 'none' },
  },
  {
    id: 127,
    situation: 'Thirty orders of one customer: the newest first, and said that there are more',
    subject: 'Sammelrechnung und letzte Lieferung',
    text: 'Grüß Gott,\n\nfür die Buchhaltung bräuchten wir eine Übersicht unserer Bestellungen. Und: Ist die letzte schon unterwegs?\n\nIrmgard Thaler\nBergrettung Hochtal e. V.',
    brand: europe,
    from: { name: 'Irmgard Thaler', email: 'einkauf@bergrettung.example', locale: 'de' },
    hoursAgo: 2,
    expects: { concerns: [], perhaps: ['promise_at_risk', 'stock_mismatch'], orders: ['#1080', '#1078'] },
  },
  {
    id: 128,
    situation: 'Two customers whose addresses look alike to a search: only hers',
    subject: 'Backpack',
    text: 'Hello, has my backpack left yet? And one of the stove rings from my earlier order is wobbly, is that normal?\n\nAda',
    brand: europe,
    from: { name: 'Ada Lindqvist', email: 'ada@example.com', locale: 'en' },
    hoursAgo: 4,
    expects: {
      concerns: [],
      orders: ['#1042', '#1075'],
      reads: ['In transit', 'Delivered'],
      absent: ['#1074', 'winter.ada@example.com', 'Winter'],
    },
  },
]
