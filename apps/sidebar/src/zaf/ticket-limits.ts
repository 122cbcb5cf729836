/** The hard limits of the contract's `TicketContext`, in UTF-16 units as zod counts them. A test holds the two together. */
export const ticketLimits = {
  id: 40,
  name: 300,
  email: 320,
  phone: 60,
  locale: 35,
  identities: 50,
  subject: 2_000,
  text: 100_000,
  comments: 200,
  customField: 1_000,
  customFields: 200,
  /** All comments together: 200 long ones would be 20 MB, and order numbers stand in the newest. */
  allComments: 300_000,
}

/** At most `length` units, never ending in half a character. */
export const cut = (text: string, length: number): string => {
  if (text.length <= length) return text
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length
  return text.slice(0, end)
}
