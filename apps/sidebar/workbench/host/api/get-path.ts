import type { HostConfig } from '../../host-config.ts'
import { ApiError } from '../protocol/messages.ts'
import type { TicketSession } from './ticket-session.ts'
import { agentTree, commentTree, ticketTree } from './ticket-tree.ts'

export type GetWorld = {
  /** Absent for a page of the nav bar, which stands in no ticket. */
  session: TicketSession | undefined
  agent: HostConfig['agent']
  colorScheme: string
  subdomain: string
  /** Every page of the app, by guid. */
  instances: Record<string, unknown>
}

/** @throws ApiError for a path that Zendesk does not have where the page stands */
export const getPath = (path: string, world: GetWorld): unknown => {
  const { session } = world
  if (!session) return walk(commonTree(world), path.split('.'), path)
  const customField = /^ticket\.customField:custom_field_(\d+)$/.exec(path)?.[1]
  if (customField !== undefined) {
    if (session.fields.some(({ id }) => id === customField)) return session.ticket.customFields[customField]
    throw new ApiError(`No custom field ${customField} on this ticket's form`)
  }
  const field = /^ticketFields:custom_field_(\d+)(?:\.(.+))?$/.exec(path)
  if (field) {
    const found = ticketFields(session).find(({ name }) => name === `custom_field_${field[1]}`)
    return walk(found, field[2]?.split('.') ?? [], path)
  }
  const tree = {
    ticket: ticketTree(session),
    comment: commentTree(session),
    ticketFields: ticketFields(session),
    ...commonTree(world),
  }
  return walk(tree, path.split('.'), path)
}

/** What every place of an app has. */
const commonTree = ({ agent, subdomain, colorScheme, instances }: GetWorld) => ({
  currentUser: agentTree(agent),
  currentAccount: { subdomain, planName: 'Workbench', timeFormat: 24 },
  colorScheme,
  instances,
})

const ticketFields = (session: TicketSession) => [
  { name: 'subject', label: 'Subject', type: 'subject' },
  { name: 'status', label: 'Status', type: 'status' },
  ...session.fields.map(({ id, label }) => ({
    name: `custom_field_${id}`,
    label,
    type: 'text',
    isVisible: true,
    isEnabled: true,
    isRequired: false,
  })),
]

const walk = (from: unknown, steps: string[], path: string): unknown => {
  const found = steps.reduce<unknown>((at, step) => {
    if (typeof at === 'object' && at !== null && Object.hasOwn(at, step)) return Reflect.get(at, step)
    return undefined
  }, from)
  if (found === undefined) throw new ApiError(`No such Api: ${path}`)
  return found
}
