import type { WorkbenchTicket } from '../../ticket.ts'
import { ApiError } from '../protocol/messages.ts'
import type { TicketSession } from './ticket-session.ts'

const statuses: readonly string[] = ['new', 'open', 'pending', 'hold', 'solved', 'closed']

const setters: Record<string, (session: TicketSession, value: unknown) => void> = {
  'ticket.subject': (session, value) => session.setSubject(String(value)),
  'ticket.status': (session, value) => {
    if (!statuses.includes(String(value))) throw new ApiError(`${JSON.stringify(value)} is no status`)
    session.setStatus(value as WorkbenchTicket['status'])
  },
  'ticket.tags': (session, value) => session.setTags([value].flat().map(String)),
  'ticket.comment.text': (session, value) => session.setDraft(String(value)),
  'comment.text': (session, value) => session.setDraft(String(value)),
  'ticket.comment.type': (session, value) => setCommentType(session, value),
  'comment.type': (session, value) => setCommentType(session, value),
}

const setCommentType = (session: TicketSession, value: unknown): void => {
  if (value !== 'publicReply' && value !== 'internalNote')
    throw new ApiError(`${JSON.stringify(value)} is no comment type`)
  session.setCommentType(value)
}

/** @throws ApiError for a path that does not exist or cannot be written */
export const setPath = (session: TicketSession, path: string, value: unknown): unknown => {
  const customField = /^ticket\.customField:custom_field_(\d+)$/.exec(path)?.[1]
  if (customField !== undefined && session.fields.some(({ id }) => id === customField)) {
    session.setCustomField(customField, String(value ?? ''))
    return value
  }
  const set = setters[path]
  if (!set) throw new ApiError(`Cannot set ${path}`)
  set(session, value)
  return value
}
