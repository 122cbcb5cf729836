import type { Panel } from '@throughline/shared/contract'
import type { RecordKind } from '@throughline/shared/vocabulary'
import { identify } from '../domain/identity/identify.ts'
import { group } from '../domain/merge/group.ts'
import type { Told } from '../domain/view/sources.ts'
import { view } from '../domain/view/view.ts'
import type { Scenario } from './read-scenario.ts'
import { connectionOf, personOf, recordOf } from './records-of.ts'

/** The panel that an agent would see at the scenario's time, made as the bridge makes it, from records instead of vendors. */
export function composeScenario(scenario: Scenario): Panel {
  const { now, entries, policy, holidays, ticket, commitments } = scenario
  const requester = personOf(ticket.by ?? customerIn(scenario))
  const { keys, truncated } = identify({
    requester,
    subject: ticket.text,
    description: '',
    comments: [],
    customFields: [],
  })
  return view({
    requester: { name: requester.name },
    keys,
    keysTruncated: truncated,
    groups: group(
      entries.map((one) => recordOf(one, { now, isDown: scenario.outages.includes(connectionOf(one)) })),
    ),
    choices: { confirmed: [], dismissed: [] },
    sources: [...kindsBySystem(scenario)].map(([connection, kinds]) => ({
      connection,
      title: connection,
      vendor: connection,
      capabilities: [...kinds].map((kind) => ({ kind })),
    })),
    told: toldOf(scenario),
    policyOf: () => policy,
    isHoliday: (date, { country }) => holidays[country]?.includes(date) ?? false,
    commitmentsOf: ({ key }) =>
      commitments
        .filter((one) => one.order === undefined || key.endsWith(one.order))
        .map(({ at, order: _, ...one }) => ({ ...one, madeAt: at })),
    now,
  })
}

const customerIn = ({ entries }: Scenario): string => {
  const named = entries.find(({ kind }) => kind !== 'tracking' && kind !== 'stock')
  return named && 'by' in named.entry ? named.entry.by : 'ada'
}

/** Every connected system answers for its kinds, and so does whoever says something; those that are out fail with a name. */
function toldOf(scenario: Scenario): Told[] {
  const asOf = new Date(scenario.now).toISOString()
  return [...kindsBySystem(scenario)].flatMap(([connection, kinds]) =>
    [...kinds].map((kind) => {
      const failure = { kind: 'unreachable', detail: 'does not answer', retryable: true } as const
      const isDown = scenario.outages.includes(connection)
      return isDown ? { connection, kind, failure, strangers: 0 } : { connection, kind, asOf, strangers: 0 }
    }),
  )
}

function kindsBySystem({ systems, entries, outages }: Scenario): Map<string, Set<RecordKind>> {
  const kinds = new Map(Object.entries(systems).map(([name, own]) => [name, new Set(own)]))
  for (const one of entries) {
    const connection = connectionOf(one)
    kinds.set(connection, (kinds.get(connection) ?? new Set()).add(one.kind))
  }
  for (const connection of outages) if (!kinds.has(connection)) kinds.set(connection, new Set(['order']))
  return kinds
}
