import { z } from 'zod'

/** A postal address as the source holds it; every part may be unknown. `country` is ISO 3166-1 alpha-2. */
export const Address = z.object({
  name: z.string().optional(),
  company: z.string().optional(),
  lines: z.array(z.string()),
  city: z.string().optional(),
  region: z.string().optional(),
  postcode: z.string().optional(),
  country: z.string().optional(),
  phone: z.string().optional(),
})
export type Address = z.infer<typeof Address>
