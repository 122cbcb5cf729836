import { demoBrands } from '../config.ts'
import type { TicketDraft } from './ticket.ts'

const { europe, america } = demoBrands

/** Where is my money? */
export const returnTickets: TicketDraft[] = [
  {
    id: 116,
    situation: 'Return received two weeks ago, nobody inspected it, no refund',
    subject: 'Rücksendung angekommen, aber kein Geld',
    text: 'Sehr geehrte Damen und Herren,\n\nmeine Rücksendung zu Bestellung #1033 wurde laut DPD vor zwei Wochen bei Ihnen zugestellt. Bisher habe ich weder eine Nachricht noch mein Geld. Bitte um Klärung.\n\nBirgit Sommer',
    brand: europe,
    from: { name: 'Birgit Sommer', email: 'birgit.sommer@example.org', locale: 'de' },
    hoursAgo: 26,
    thread: [
      ['agent', '<p>Guten Tag Frau Sommer, ich frage im Lager nach und melde mich bis morgen.</p>'],
      ['customer', '<p>Es ist morgen. Gibt es etwas Neues?</p>'],
    ],
    expects: { orders: ['#1033'], reads: ['Received'], concerns: ['not_inspected', 'refund_overdue'] },
  },
  {
    id: 117,
    situation: 'Refund issued three days ago; the bank has not confirmed it',
    subject: 'Where is my refund for the boots',
    text: 'You emailed me that my refund for US-1019 was processed, my card statement disagrees. It has been three days.\n\nElliot Crane',
    brand: america,
    from: {
      name: 'Elliot Crane',
      email: 'elliot.crane@example.org',
      locale: 'en-US',
      timeZone: 'America/Denver',
    },
    hoursAgo: 3,
    expects: { orders: ['US-1019'], reads: ['Refund issued'], concerns: [] },
  },
  {
    id: 118,
    situation: 'Exchange: the boots came back, the other size is an order of its own',
    subject: 'Umtausch Größe 43',
    text: 'Moin, ich hatte die Stiefel (Bestellung #1040) gegen Größe 43 getauscht. Die alten sind längst bei euch. Wann kommen die neuen?\n\nJonas',
    brand: europe,
    from: { name: 'Jonas Weber', email: 'jonas.weber@example.net', locale: 'de' },
    hoursAgo: 6,
    expects: { orders: ['#1040', 'EXC-1040-1'], reads: ['Exchanged'], concerns: [] },
  },
  {
    id: 119,
    situation: 'The returns portal is done with it, the shop never heard: no refund was made',
    subject: 'Retour afgerond, geld niet terug',
    text: 'Beste, in jullie retourportaal staat mijn retour van bestelling #1046 op afgehandeld en terugbetaald. Op mijn rekening staat niets.\n\nFemke de Vries',
    brand: europe,
    from: {
      name: 'Femke de Vries',
      email: 'femke.devries@example.org',
      locale: 'nl',
      timeZone: 'Europe/Amsterdam',
    },
    hoursAgo: 5,
    expects: { orders: ['#1046'], conflicts: ['return_stage'], concerns: [] },
  },
  {
    id: 120,
    situation: 'Return asked for yesterday; nobody has decided',
    subject: 'Demande de retour sans réponse',
    text: "Bonjour, j'ai demandé hier le retour de la tente (commande #1037). Quand vais-je recevoir l'étiquette ?\n\nYannick Dubois",
    brand: europe,
    from: {
      name: 'Yannick Dubois',
      email: 'yannick.dubois@example.org',
      locale: 'fr',
      timeZone: 'Europe/Paris',
    },
    hoursAgo: 4,
    expects: { orders: ['#1037'], reads: ['Requested'], concerns: [] },
  },
  {
    id: 121,
    situation: 'Returned parcel on its way back',
    subject: 'Did my return reach you yet? US-1027',
    text: "Hi, I dropped off the backpack (US-1027) at the post office three days ago. Has it arrived? I'd like to know before the return window closes.\n\nWhitney Osei",
    brand: america,
    from: {
      name: 'Whitney Osei',
      email: 'whitney.osei@example.net',
      locale: 'en-US',
      timeZone: 'America/New_York',
    },
    hoursAgo: 2,
    expects: { orders: ['US-1027'], reads: ['On its way back'], concerns: [] },
  },
]
