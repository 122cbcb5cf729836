import { readYaml } from '@throughline/bridge/config/yaml-file.ts'
import type { ContactEvent } from '@throughline/bridge/domain/contacts/contact-event.ts'
import type { ContactSnapshot } from '@throughline/bridge/domain/contacts/contact-snapshot.ts'
import { concernKinds } from '@throughline/shared/vocabulary'
import { z } from 'zod'
import { HistoryFile, type TicketLines } from './history-schema.ts'
import { peopleOf, saidIn, timeOf } from './told.ts'

export interface History {
  title: string
  timeZone: string
  now: number
  events: ContactEvent[]
  snapshots: ContactSnapshot[]
  expect: HistoryFile['expect']
}

/** A history of tickets as a person writes it. Throws with the file's name and each thing that cannot be read. */
export function readHistory(text: string, name: string): History {
  const yaml = readYaml(text)
  const problems = yaml.problems.map(({ line, what }) => `line ${line} ${what}`)
  const file = HistoryFile.safeParse(yaml.value)
  if (problems.length > 0 || !file.success)
    throw new Error(
      `${name}: ${problems.length > 0 ? problems.join('; ') : z.prettifyError(file.error ?? new z.ZodError([]))}`,
    )
  const { tickets: told, crowd, title, timeZone, now, expect } = file.data
  const tickets = { ...told, ...(crowd && crowdOf(crowd)) }
  const unknown = Object.keys(expect.tickets).filter((id) => !tickets[id])
  if (unknown.length > 0)
    throw new Error(`${name}: expects something of ${unknown.join(', ')}, which it does not tell of`)
  try {
    return {
      title,
      timeZone,
      now: Date.parse(timeOf(now)),
      events: Object.entries(tickets).flatMap(([id, ticket]) => eventsOf(id, ticket)),
      snapshots: Object.entries(tickets).flatMap(([id, ticket]) => snapshotsOf(id, ticket)),
      expect,
    }
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`)
  }
}

/** Ids count upwards; a customer who writes in a solved ticket opens it again, as every helpdesk does it. */
function eventsOf(
  ticketId: string,
  { told, by, channel, brand, follows, side_conversation }: TicketLines,
): ContactEvent[] {
  const events: ContactEvent[] = []
  const lines = told.map(saidIn)
  const add = (at: string, said: ReturnType<typeof saidIn>['said'][number]): void => {
    events.push({ ...said, at, ticketId, id: `${ticketId}-${String(events.length).padStart(3, '0')}` })
  }
  add(lines[0]?.at ?? '', {
    kind: 'opened',
    channel,
    customer: peopleOf(by),
    ...(follows !== undefined && { followUpOf: follows }),
    ...(brand !== undefined && { brand }),
    ...(side_conversation && { isSideConversation: true }),
  })
  let isSolved = false
  for (const { at, who, said } of lines) {
    for (const one of said) {
      add(at, one)
      if (one.kind === 'status') isSolved = one.to === 'solved'
    }
    if (who === 'customer' && isSolved && said.some(({ kind }) => kind === 'message')) {
      add(at, { kind: 'status', to: 'open', by: 'customer' })
      isSolved = false
    }
  }
  return events
}

const snapshotsOf = (ticketId: string, { showed, told }: TicketLines): ContactSnapshot[] =>
  showed.map((one) => ({
    ticketId,
    moment: one.at,
    at: saidIn((one.at === 'opened' ? told[0] : told.find((line) => line.includes(' replies'))) ?? '').at,
    outcome: one.outcome,
    ...(one.outcome === 'found' && {
      order: {
        connection: 'shop',
        key: one.order ?? '1042',
        number: one.order ?? '1042',
        ...(one.return !== undefined && { returnNumber: one.return }),
        ...(one.warehouse !== undefined && { warehouse: one.warehouse }),
        ...(one.carrier !== undefined && { carrier: one.carrier }),
        proof: 'proven' as const,
        concerns: concernKinds.flatMap((kind) => {
          const owner = one.concerns[kind]
          return owner ? [{ kind, owner }] : []
        }),
        promises: one.promises,
        ...(one.refund_unsettled && { refundUnsettled: true }),
        ...(one.return_under_way && { returnUnderWay: true }),
      },
    }),
    silent: Object.entries(one.silent).map(([connection, failure]) => ({ connection, failure })),
  }))

const crowdOf = ({ by, orders }: { by: string; orders: number }): Record<string, TicketLines> =>
  Object.fromEntries(
    Array.from({ length: orders }, (_, index) => [
      `C${index + 1}`,
      {
        by,
        channel: 'email',
        side_conversation: false,
        showed: [],
        told: [
          'd0 09:00 customer writes',
          `d0 09:30 lea links 9${index + 1}`,
          'd0 10:00 lea replies and solves',
        ],
      },
    ]),
  )
