import type { TicketContext } from '@throughline/shared/contract'
import { fitTicket } from './fit-ticket.ts'
import { readPaths } from './read-paths.ts'
import type { ZafClient } from './sdk.ts'
import { ticketComments } from './ticket-comments.ts'
import { customFieldPaths, customFieldTexts } from './ticket-custom-fields.ts'
import { cut, ticketLimits } from './ticket-limits.ts'
import { ticketRequester } from './ticket-requester.ts'
import { fieldsOf, textOf } from './unknown.ts'

export type TicketRead = {
  ticket: TicketContext
  /** Parts that the helpdesk did not give: the look-up then rests on the others, and the panel may say so. */
  unread: ('conversation' | 'custom_fields')[]
}

const paths = {
  id: 'ticket.id',
  subject: 'ticket.subject',
  description: 'ticket.description',
  requester: 'ticket.requester',
  identities: 'ticket.requester.identities',
  brand: 'ticket.brand',
  conversation: 'ticket.conversation',
  comments: 'ticket.comments',
}

const core = [paths.id, paths.subject, paths.description, paths.requester, paths.identities, paths.brand]

/**
 * Gathers what the bridge needs to know of the ticket, cut to the contract's limits. Conversation and custom fields may
 * be missing (an older workspace, a slow helpdesk); requester and subject may not.
 * @throws ZafError `no_answer` when the helpdesk does not even give those
 */
export const readTicket = async (client: ZafClient): Promise<TicketRead> => {
  const [{ values }, talk, custom] = await Promise.all([
    readPaths(client, core),
    orUndefined(readPaths(client, [paths.conversation, paths.comments])),
    orUndefined(readCustomFields(client)),
  ])
  const unread: TicketRead['unread'] = []
  if (!talk || talk.missing.length === 2) unread.push('conversation')
  if (!custom) unread.push('custom_fields')

  const requesterId = textOf(fieldsOf(values[paths.requester]).id)
  return {
    unread,
    ticket: fitTicket({
      ticketId: shortId(values[paths.id]),
      brandId: shortId(fieldsOf(values[paths.brand]).id),
      requester: ticketRequester(values[paths.requester], values[paths.identities]),
      subject: cut(textOf(values[paths.subject]) ?? '', ticketLimits.subject),
      description: cut(textOf(values[paths.description]) ?? '', ticketLimits.text),
      comments: ticketComments(talk?.values[paths.conversation], talk?.values[paths.comments], requesterId),
      customFields: custom ?? [],
    }),
  }
}

const readCustomFields = async (client: ZafClient): Promise<string[]> => {
  const { values } = await readPaths(client, ['ticketFields'])
  const fields = customFieldPaths(values.ticketFields)
  if (fields.length === 0) return []
  const custom = await readPaths(client, fields)
  return customFieldTexts(custom.values)
}

const orUndefined = <T>(work: Promise<T>): Promise<T | undefined> => work.catch(() => undefined)

const shortId = (value: unknown): string | undefined => {
  const id = textOf(value)
  return id !== undefined && id.length <= ticketLimits.id ? id : undefined
}
