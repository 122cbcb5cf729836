import type { WorkbenchTicket } from '../../ticket.ts'
import type { TicketSession } from './ticket-session.ts'

/**
 * The ticket as `client.get('ticket')` gives it; every path below `ticket` is a path into this tree.
 * https://developer.zendesk.com/api-reference/apps/apps-support-api/ticket_sidebar/
 */
export const ticketTree = (session: TicketSession) => {
  const { ticket, agent } = session
  const messages = messagesOf(ticket)
  return {
    id: ticket.id,
    isNew: false,
    subject: ticket.subject,
    description: ticket.description,
    status: ticket.status,
    priority: null,
    type: null,
    tags: ticket.tags,
    externalId: null,
    recipient: null,
    createdAt: ticket.createdAt,
    updatedAt: messages.at(-1)?.createdAt ?? ticket.createdAt,
    via: { channel: ticket.channel },
    brand: { ...ticket.brand },
    form: { id: 1, name: 'Default form' },
    organization: null,
    collaborators: [],
    viewers: [],
    requester: requesterTree(ticket),
    assignee: { user: agentTree(agent), group: { id: 1, name: 'Support' } },
    comment: commentTree(session),
    comments: messages.map((message) => ({
      id: message.id,
      value: message.html,
      author: authorOf(ticket, message),
      via: { channel: ticket.channel },
      imageAttachments: [],
      nonImageAttachments: [],
    })),
    conversation: messages.map((message) => ({
      author: { ...authorOf(ticket, message), avatar: null },
      message: { content: message.html, contentType: 'text/html' },
      channel: { name: message.public ? ticket.channel : 'internal' },
      timestamp: message.createdAt,
      attachments: [],
    })),
  }
}

export type Message = WorkbenchTicket['comments'][number]

/** The description is a ticket's first message; the comments follow. */
export const messagesOf = (ticket: WorkbenchTicket): Message[] => [
  {
    id: 0,
    author: { name: ticket.requester.name, role: 'end-user' },
    html: ticket.description,
    createdAt: ticket.createdAt,
    public: true,
  },
  ...ticket.comments,
]

export const commentTree = (session: TicketSession) => ({
  text: session.draft,
  type: session.commentType,
  useRichText: true,
  attachments: [],
})

export const agentTree = (agent: TicketSession['agent']) => ({
  ...agent,
  role: 'agent',
  externalId: null,
  identities: [],
  groups: [{ id: 1, name: 'Support' }],
  organizations: [],
  tags: [],
  timeZone: timeZoneTree(Intl.DateTimeFormat().resolvedOptions().timeZone),
})

const requesterTree = ({ requester }: WorkbenchTicket) => ({
  id: requester.id,
  name: requester.name,
  email: requester.email,
  externalId: null,
  role: 'end-user',
  locale: requester.locale,
  identities: requester.identities.map((identity, index) => ({
    id: requester.id * 100 + index,
    userId: requester.id,
    ...identity,
  })),
  groups: [],
  organizations: [],
  tags: [],
  timeZone: timeZoneTree(requester.timeZone ?? 'UTC'),
})

const timeZoneTree = (ianaName: string) => ({ name: ianaName, translatedName: ianaName, ianaName })

const authorOf = (ticket: WorkbenchTicket, { author }: Message) => ({
  id: author.role === 'end-user' ? ticket.requester.id : 1,
  name: author.name,
  role: author.role,
})
