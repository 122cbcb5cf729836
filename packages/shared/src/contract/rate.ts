import { z } from 'zod'

/** Below this many cases a share says nothing, and is not told. */
export const leastCases = 20

/** `count` of `of`. `share`, `low` and `high` (Wilson, 95 %) are between 0 and 1 and absent below `leastCases` cases. */
export const Rate = z.object({
  count: z.int().nonnegative(),
  of: z.int().nonnegative(),
  share: z.number().min(0).max(1).optional(),
  low: z.number().min(0).max(1).optional(),
  high: z.number().min(0).max(1).optional(),
})
export type Rate = z.infer<typeof Rate>
