import type { DemoTicket } from '@throughline/demo-merchant'
import type { TicketContext } from '@throughline/shared/contract'

/** What the sidebar would tell the bridge of this ticket. */
export const ticketContext = ({ id, brand, requester, ...ticket }: DemoTicket): TicketContext => ({
  ticketId: String(id),
  brandId: brand.id,
  requester: {
    name: requester.name,
    emails: valuesOf(requester.identities, 'email'),
    phones: valuesOf(requester.identities, 'phone_number'),
    locale: requester.locale,
  },
  subject: ticket.subject,
  description: ticket.description,
  comments: ticket.comments.map(({ html, author }) => ({
    text: html,
    fromCustomer: author.role === 'end-user',
  })),
  customFields: Object.values(ticket.customFields),
})

const valuesOf = (identities: DemoTicket['requester']['identities'], type: string): string[] =>
  identities.filter((one) => one.type === type).map((one) => one.value)
