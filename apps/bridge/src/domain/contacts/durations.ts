const minute = 60_000
const hour = 60 * minute
export const day = 24 * hour

/** Clocks differ, and one click makes several events: what is this close together is taken as one moment. */
export const oneMoment = minute

/** A new ticket this soon after her last message is the same message sent twice. */
export const duplicateWithin = hour

/** Shorter pauses belong to one contact. */
export const contactAfter = 4 * hour

/** An issue is over when nothing was said for this long; the longest window, so that every window sees its returns. */
export const overAfter = 30 * day

/** Nothing joins after this, not even a follow-up: so what may be one issue can be found without reading all of the past. */
export const apartAfter = 60 * day

/** From the first time to the second, in milliseconds. */
export const between = (from: string, to: string): number => Date.parse(to) - Date.parse(from)
