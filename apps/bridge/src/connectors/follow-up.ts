/**
 * How long calls may take that only add to an answer which is there already. A source is given 1.5 s and is cut off then, with all that
 * it knew; the first call rarely takes half of it.
 */
const followUpMs = 600

/** Ends with the caller's signal, or when what is still missing would put what is known at risk; where nobody waits, nothing does. */
export const followUpSignal = (signal: AbortSignal, patient = false): AbortSignal =>
  patient ? signal : AbortSignal.any([signal, AbortSignal.timeout(followUpMs)])
