import type { HelpdeskPerson } from '../zendesk/helpdesk.ts'

/** Colleagues of the simulated helpdesk. The first is its admin; the last is the chatbot. */
export const staff: readonly HelpdeskPerson[] = [
  { id: 500, name: 'Lena Lead', role: 'admin', email: 'lena@nordlicht.example', groups: [7, 8] },
  { id: 501, name: 'Amir Agent', role: 'agent', email: 'amir@nordlicht.example', groups: [7] },
  { id: 502, name: 'Nora Agent', role: 'agent', email: 'nora@nordlicht.example', groups: [7] },
  { id: 503, name: 'Ichiro Agent', role: 'agent', email: 'ichiro@nordlicht.example', groups: [7] },
  { id: 504, name: 'Sofia Agent', role: 'agent', email: 'sofia@nordlicht.example', groups: [8] },
  { id: 505, name: 'Pete Agent', role: 'agent', email: 'pete@nordlicht.example', groups: [8] },
  { id: 590, name: 'Polar the bot', role: 'agent', email: 'polar@nordlicht.example', groups: [7] },
]

/** The user that is a chatbot; the bridge is told by `board.botUsers`. */
export const yearBot = 590
export const automations = -1

const firstCustomer = 700_000

const customers = 4_000

/** Customers order about one and a half times a year, months apart. */
export const customerOf = (index: number): number => firstCustomer + ((index * 2_741) % customers)

export const customerPerson = (id: number): HelpdeskPerson => ({
  id,
  name: `Customer ${id}`,
  role: 'end-user',
  email: `customer${id}@example.net`,
})
