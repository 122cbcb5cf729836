import { createOperations } from '@throughline/bridge/entrances/operations.ts'
import type { PanelRequest } from '@throughline/shared/contract'
import { PanelRequest as Request } from '@throughline/shared/contract'
import { expect, test } from 'vitest'
import { bareCard } from '../domain/wording/cards.ts'
import { emptyPanel } from './panels.ts'

const ticket = { requester: { name: 'Ada Lovelace', locale: 'de-AT' } }
const hers = { ...bareCard, ref: { connection: 'shop-eu', key: 'hers' } }

/** A bridge whose panel for this caller holds one order. */
const bridge = () => {
  const asked: { request: PanelRequest; connections: readonly string[] }[] = []
  const operations = createOperations({
    flow: {
      forTicket: async (request, { connections }) => {
        asked.push({ request, connections })
        return { ...emptyPanel(connections), outcome: 'found', orders: [hers] }
      },
      search: async () => emptyPanel([]),
    },
    connectionsFor: (_, brandId) => (brandId === '2' ? [] : ['shop-eu']),
  })
  const call = {
    caller: {
      kind: 'agent',
      subdomain: 'acme',
      installationId: '1',
      origin: 'https://1.apps.zdusercontent.com',
      sessionId: 's',
      expiresAt: 0,
    },
    note: () => undefined,
    mayRepeat: () => undefined,
  } as const
  const draft = (input: Parameters<typeof operations.repliesDraft.input.parse>[0]) =>
    operations.repliesDraft.run(operations.repliesDraft.input.parse(input), call)
  return { asked, draft }
}

test('a reply is written in the language of the customer’s profile, unless the agent chooses another', async () => {
  const { draft } = bridge()
  expect(await draft({ ticket, ref: hers.ref })).toMatchObject({
    language: 'de',
    text: 'Guten Tag,\n\nUnsere Systeme sagen uns nicht eindeutig, wie weit Ihre Bestellung #1042 ist.',
    promises: [],
  })
  expect(await draft({ ticket, ref: hers.ref, language: 'fr' })).toMatchObject({ language: 'fr' })
})

test('the panel is composed anew for the caller, with the ticket’s own choices', async () => {
  const { asked, draft } = bridge()
  const choices = { confirmed: [hers.ref], dismissed: [] }
  await draft({ ticket: { ...ticket, brandId: '1' }, choices, ref: hers.ref })
  expect(asked).toEqual([
    {
      request: Request.parse({ ticket: { ...ticket, brandId: '1' }, choices, fresh: false }),
      connections: ['shop-eu'],
    },
  ])
})

test('nothing is drafted of an order that this ticket does not show', async () => {
  const { draft } = bridge()
  await expect(draft({ ticket, ref: { connection: 'shop-eu', key: 'a stranger’s' } })).rejects.toMatchObject({
    refusal: 'NOT_FOUND',
  })
  await expect(draft({ ticket, ref: { connection: 'shop-us', key: 'hers' } })).rejects.toMatchObject({
    refusal: 'NOT_FOUND',
  })
})

test('a language in which we do not answer is refused', () => {
  expect(() => bridge().draft({ ticket, ref: hers.ref, language: 'da' as 'de' })).toThrow()
})
