import { z } from 'zod'

/** The vendor's own words behind a status of ours, kept so that "unknown" can still be read by a person. */
export const Said = z.string().max(500)
export type Said = z.infer<typeof Said>
