import type { TicketContext } from '@throughline/shared/contract'
import type { KeyPlace } from '@throughline/shared/model'

/** One text of a ticket and whose words it is. */
export interface TicketText {
  text: string
  place: KeyPlace
  fromCustomer: boolean
  /** Larger is newer. */
  age: number
}

/** Characters read of one ticket. A long conversation has some 50,000; this much takes well under 100 ms. */
const mostCharacters = 200_000

/** The texts, those that say most first, so that a flood of comments is what gets cut: fields, subject, description, newest comments. */
export function textsOf(ticket: TicketContext & { search?: string | undefined }): {
  texts: TicketText[]
  isCut: boolean
} {
  const all: TicketText[] = [
    ...(ticket.search === undefined
      ? []
      : [{ text: ticket.search, place: 'search' as const, fromCustomer: true, age: 0 }]),
    ...ticket.customFields.map((text) => ({
      text,
      place: 'custom_field' as const,
      fromCustomer: true,
      age: 0,
    })),
    { text: ticket.subject, place: 'subject', fromCustomer: true, age: 0 },
    { text: ticket.description, place: 'description', fromCustomer: true, age: 0 },
    ...ticket.comments
      .map(({ text, fromCustomer }, at) => ({ text, place: 'comment' as const, fromCustomer, age: at + 1 }))
      .reverse(),
  ]
  let left = mostCharacters
  const texts: TicketText[] = []
  for (const one of all) {
    if (one.text === '') continue
    if (left === 0) return { texts, isCut: true }
    const isCut = one.text.length > left
    texts.push(isCut ? { ...one, text: one.text.slice(0, left) } : one)
    left -= Math.min(left, one.text.length)
    if (isCut) return { texts, isCut }
  }
  return { texts, isCut: false }
}
