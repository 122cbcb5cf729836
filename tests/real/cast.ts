import type { WorkbenchTicket } from '@throughline/sidebar/workbench'
import type { Buyer } from './catalogue.ts'
import type { Merchant } from './merchant.ts'
import { backorder, disagreements, type Story, split, wholeLife } from './stories.ts'

interface Part {
  name: [first: string, last: string]
  email: string
  subject: (number: string) => string
  text: string
  story: (merchant: Merchant, buyer: Buyer) => Story
  /** How far it is told before anybody looks; all of it unless told. */
  until?: string
  /** One line for the visitor. */
  situation: string
}

/** Who writes to the helpdesk, and what has become of their orders by then. */
const parts: Part[] = [
  {
    name: ['Ada', 'Lovelace'],
    email: 'ada@example.com',
    subject: (number) => `Refund for order ${number}?`,
    text: 'I sent one pair of boots back. When do I get my money?',
    story: wholeLife,
    situation: 'the whole life: picked short, two parcels, one pair returned and refunded',
  },
  {
    name: ['Ada', 'Lovelace'],
    email: 'xada@example.com',
    subject: () => 'Where is my parcel?',
    text: 'Two things were on their way, and one has come.',
    story: split,
    situation: 'another Ada, whose address holds the first one’s: one order in two boxes',
  },
  {
    name: ['Grace', 'Hopper'],
    email: 'grace@example.com',
    subject: (number) => `Where is order ${number}?`,
    text: 'I ordered boots and socks. Are they on their way?',
    story: wholeLife,
    until: 'picked short',
    situation: 'her order goes on while you look: each Enter in the terminal does the next thing',
  },
  {
    name: ['Lise', 'Meitner'],
    email: 'lise@example.com',
    subject: () => 'Five tents',
    text: 'We leave on Saturday. Will the tents be here?',
    story: backorder,
    until: 'not enough on the shelf',
    situation: 'five tents sold, three on the shelf: both systems count two too many',
  },
  {
    name: ['Mary', 'Somerville'],
    email: 'mary@example.com',
    subject: () => 'Please cancel my order',
    text: 'I no longer need the boots. Have you stopped them?',
    story: disagreements['cancelled in the shop, sent by the warehouse'],
    situation: 'cancelled in Vendure, sent by Tryton',
  },
  {
    name: ['Emmy', 'Noether'],
    email: 'emmy@example.com',
    subject: () => 'Two pairs of socks, not three',
    text: 'I took one pair off my order. Do I get two?',
    story: disagreements['one unit less in the shop than in the warehouse'],
    situation: 'two pairs in Vendure, three in Tryton',
  },
  {
    name: ['Hedy', 'Lamarr'],
    email: 'hedy@example.com',
    subject: () => 'The tracking number does not work',
    text: 'The carrier says it has never heard of my parcel.',
    story: disagreements['shop and warehouse name different parcels'],
    situation: 'the shop and the warehouse name different parcels',
  },
  {
    name: ['Sofia', 'Kowalewskaja'],
    email: 'sofia@example.com',
    subject: () => 'My refund is too small',
    text: 'The boots were 142.80 €, I got 100.',
    story: disagreements['less money back than the warehouse took goods'],
    situation: 'goods for 142.80 EUR came back to Tryton, 100.00 EUR went back from Vendure',
  },
]

export interface CastStory {
  who: string
  story: Story
  /** Steps to be done before anybody looks; the others are left to the visitor. */
  first: Story['steps']
  rest: Story['steps']
  ticket(): WorkbenchTicket
}

export const castOf = (merchant: Merchant): CastStory[] =>
  parts.map((part, at) => {
    const [firstName, lastName] = part.name
    const story = part.story(merchant, {
      firstName,
      lastName,
      email: part.email,
      street: `Kastanienallee ${at + 1}`,
      city: 'Leipzig',
      zip: '04158',
    })
    const end = part.until ? story.steps.findIndex(({ what }) => what === part.until) + 1 : story.steps.length
    return {
      who: `${firstName} ${lastName}`,
      story,
      first: story.steps.slice(0, end),
      rest: story.steps.slice(end),
      ticket: () => ticketOf(part, { id: 701 + at, number: story.number() }),
    }
  })

function ticketOf(
  { name: [firstName, lastName], email, subject, text, situation }: Part,
  { id, number }: { id: number; number: string },
): WorkbenchTicket {
  return {
    id,
    subject: subject(number),
    description: text,
    status: 'new',
    createdAt: new Date().toISOString(),
    channel: 'email',
    brand: { id: '1', name: 'Nordlicht Outdoor' },
    requester: {
      id: 900_000 + id,
      name: `${firstName} ${lastName}`,
      email,
      identities: [{ type: 'email', value: email, verified: true, primary: true }],
      locale: 'en-GB',
      timeZone: 'Europe/Berlin',
    },
    comments: [],
    customFields: {},
    tags: [],
    situation,
  }
}
