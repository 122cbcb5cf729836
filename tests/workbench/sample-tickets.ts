import type { WorkbenchTicket } from '@throughline/sidebar/workbench'

/** Two tickets of a made-up shop, for tests of the workbench itself. */
export const sampleTickets: WorkbenchTicket[] = [
  {
    id: 35,
    subject: 'Where is my order #1042?',
    description: 'Hello,\nI ordered on 12 November and have heard nothing. Is it coming?\n\nAda',
    status: 'open',
    createdAt: '2026-11-20T08:10:00Z',
    channel: 'email',
    brand: { id: 360001, name: 'Shop EU' },
    requester: {
      id: 501,
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      identities: [
        { type: 'email', value: 'ada@example.com', verified: true, primary: true },
        { type: 'email', value: 'countess@example.org', verified: false, primary: false },
        { type: 'phone_number', value: '+49 1512 3456789', verified: true, primary: false },
      ],
      locale: 'de',
      timeZone: 'Europe/Berlin',
    },
    comments: [
      {
        id: 11,
        author: { name: 'Robin Agent', role: 'agent' },
        html: '<p>Hello Ada,</p><p>I am asking the warehouse and will write again today.</p>',
        createdAt: '2026-11-20T09:00:00Z',
        public: true,
      },
      {
        id: 12,
        author: { name: 'Robin Agent', role: 'agent' },
        html: 'Warehouse says it left on Monday. No scan since.',
        createdAt: '2026-11-20T09:20:00Z',
        public: false,
      },
      {
        id: 13,
        author: { name: 'Ada Lovelace', role: 'end-user' },
        html: '<p>Thank you! It is a <b>birthday</b> present. <a href="https://shop.example/orders/1042">My order</a><img src=x onerror="document.title=\'pwned\'"><script>document.title="pwned"</script></p>',
        createdAt: '2026-11-20T11:32:00Z',
        public: true,
      },
    ],
    customFields: { '360042': '1042', 'Order number': '' },
    tags: ['wismo'],
    situation: 'A parcel that went silent: the promise will be missed, and the panel says so first.',
  },
  {
    id: 36,
    subject: 'Refund for the boots I sent back on the second of November, still nothing on my card',
    description: '<p>I returned the boots and nobody tells me when the money comes.</p>',
    status: 'pending',
    createdAt: '2026-11-19T16:45:00Z',
    channel: 'chat',
    brand: { id: 360002, name: 'Shop US' },
    requester: {
      id: 502,
      name: 'Grace Brewster Murray Hopper-Featherstonehaugh',
      email: null,
      identities: [{ type: 'phone_number', value: '+1 212 555 0142', verified: true, primary: true }],
      locale: 'en-US',
    },
    comments: [],
    customFields: {},
    tags: [],
    situation: 'A refund that is due in two business days, with the desk that owes it.',
  },
]
