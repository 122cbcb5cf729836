import { z } from 'zod'

/**
 * What the sidebar tells the bridge of a ticket. Limits are generous and hard: longer text is cut by the sidebar before it is
 * sent, and a larger body is refused. Texts may hold HTML as Zendesk gives it.
 */
export const TicketContext = z.object({
  /** Zendesk's ticket id, as a string; absent for a ticket not yet saved. */
  ticketId: z.string().max(40).optional(),
  /** Zendesk's brand id; decides which connections are asked. */
  brandId: z.string().max(40).optional(),
  requester: z.object({
    name: z.string().max(300).optional(),
    emails: z.array(z.string().max(320)).max(50).default([]),
    phones: z.array(z.string().max(60)).max(50).default([]),
    /** BCP 47, from the requester's Zendesk profile; helps to read national phone numbers. */
    locale: z.string().max(35).optional(),
  }),
  subject: z.string().max(2_000).default(''),
  description: z.string().max(100_000).default(''),
  /** Newest last, as in the conversation. `fromCustomer` is false for agents, bots and system notes. */
  comments: z
    .array(z.object({ text: z.string().max(100_000), fromCustomer: z.boolean() }))
    .max(200)
    .default([]),
  /** Values of the ticket's custom fields that look like text. */
  customFields: z.array(z.string().max(1_000)).max(200).default([]),
})
export type TicketContext = z.infer<typeof TicketContext>
