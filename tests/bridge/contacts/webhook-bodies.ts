import type { FactsOptions } from '@throughline/bridge/flow/contact-facts/webhook-facts.ts'

/** Hashes that can be read. */
export const facts: FactsOptions & { countries: string[] } = {
  account: 'acme',
  termOf: (by, value) => `${by}#${value}`,
  bots: new Set(['900']),
  testTags: ['test'],
  countries: ['DE'],
}

const detail = {
  id: '42',
  status: 'OPEN',
  actor_id: '501',
  requester_id: '101',
  submitter_id: '101',
  assignee_id: '501',
  group_id: '7',
  brand_id: '360001',
  created_at: '2026-11-20T08:00:00Z',
  updated_at: '2026-11-20T09:00:00Z',
  subject: 'Where is #1042? ada@example.com',
  description: 'a secret text',
  tags: ['vip'],
  via: { channel: 'mail' },
}

/** The body of an event webhook, as Zendesk documents it. */
export const webhook = (type: string, event: object = {}, changes: object = {}) => ({
  account_id: 22129848,
  id: '0d1f6a1e-8a0e-4d7c-a3a5-1f1c1a7a5a10',
  subject: 'zen:ticket:42',
  time: '2026-11-20T09:00:00.417Z',
  type: `zen:event-type:${type}`,
  zendesk_event_version: '2022-11-06',
  detail: { ...detail, ...changes },
  event,
})

export const comment = (said: object = {}) => ({
  comment: {
    id: '5001',
    body: 'Where is my parcel? ada@example.com',
    is_public: true,
    author: { id: '101', is_staff: false, name: 'Ada Lovelace' },
    ...said,
  },
})
