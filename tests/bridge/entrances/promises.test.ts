import type { Call } from '@throughline/bridge/entrances/operation.ts'
import { createOperations } from '@throughline/bridge/entrances/operations.ts'
import { createCommitments } from '@throughline/bridge/flow/commitments.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { createRecordPromise } from '@throughline/bridge/flow/record-promise.ts'
import { RecordPromiseRequest } from '@throughline/shared/contract'
import { expect, test } from 'vitest'
import { emptyDatabase, openTestStore } from '../../kit/databases.ts'
import { fakeSource } from '../../kit/fake-source.ts'
import { fulfilment, order } from '../../kit/records.ts'
import { openDoor, pageOrigin, ticket } from './open-door.ts'

const now = () => Date.parse('2026-11-20T09:00:00Z')
const shown = order({ fulfilments: [fulfilment()] })
const ref = { connection: 'shop-eu', key: shown.key }
const call: Call = {
  caller: {
    kind: 'agent',
    subdomain: 'demo',
    installationId: '1',
    origin: pageOrigin,
    sessionId: 's',
    expiresAt: now() + 1_000,
  },
  note: () => {},
  mayRepeat: () => {},
}
const hers = {
  requester: { emails: ['ada@example.com'], phones: [] },
  subject: 'Where is my order?',
}
const asked = (said: object = {}) =>
  RecordPromiseRequest.parse({ ticket: hers, ref, kind: 'delivery', latest: '2026-11-24', ...said })

async function opened() {
  const store = await openTestStore(await emptyDatabase('PGlite'), { now })
  const flow = createPanelFlow({
    sources: [fakeSource('shop-eu', ['order by email'], { answer: () => [shown] })],
    identity: {},
    now,
    deadlineMs: 3_000,
    commitmentsOf: createCommitments({
      store: store.commitments,
      onStoreError: (error) => {
        throw error
      },
    }),
  })
  const { promisesRecord, panelForTicket } = createOperations({
    flow,
    recordPromise: createRecordPromise({ store: store.commitments, now }),
    connectionsFor: (_, brandId) => (brandId === 'other' ? [] : ['shop-eu']),
  })
  return {
    record: (said?: object) => promisesRecord.run(asked(said), call),
    promises: async () => {
      const panel = await panelForTicket.run(
        { ticket: asked().ticket, choices: { confirmed: [], dismissed: [] }, fresh: true },
        call,
      )
      return panel.orders[0]?.promises
    },
  }
}

test('a day that an agent gave stands among the promises of the order from then on', async () => {
  const { record, promises } = await opened()
  expect(await promises()).toEqual([])
  expect(await record()).toEqual({ madeAt: '2026-11-20T09:00:00.000Z' })
  expect(await promises()).toMatchObject([
    {
      kind: 'delivery',
      by: 'agent',
      latest: '2026-11-24',
      madeAt: { instant: '2026-11-20T09:00:00.000Z' },
      evidence: [{ topic: 'promise', value: '2026-11-24', source: 'agent', strength: 'assertion' }, {}],
    },
  ])
})

test('nothing is kept of an order that the ticket does not show, nor of a parcel that the order does not have', async () => {
  const { record, promises } = await opened()
  await expect(record({ ref: { ...ref, key: 'somebody-else' } })).rejects.toThrow('shows no such order')
  await expect(record({ ticket: { ...hers, brandId: 'other' } })).rejects.toThrow('shows no such order')
  await expect(record({ about: 'JJD9' })).rejects.toThrow('no such parcel or return')
  expect(await promises()).toEqual([])
  await record({ about: 'JJD1' })
  expect(await promises()).toMatchObject([{ about: 'JJD1' }])
})

test('a day that has passed is no promise; today is one, wherever today is', async () => {
  const { record } = await opened()
  await expect(record({ latest: '2026-11-18' })).rejects.toThrow('latest: 2026-11-18 has passed')
  await record({ latest: '2026-11-19' })
})

test('a bridge that keeps nothing says so', async () => {
  const door = await openDoor()
  const reply = await door.call(await door.session(), {
    path: 'promises.record',
    body: { ...ticket(), ref, kind: 'delivery', latest: '2026-11-24' },
  })
  expect(reply.status).toBe(501)
  expect(await reply.text()).toContain('keeps no store, so no promise is remembered')
})
