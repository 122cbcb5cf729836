import { createHash } from 'node:crypto'

/**
 * The version of a record: the vendor's update time first, so that versions of one document sort by age, then a hash of what it
 * said, because vendors change nested parts without touching the time, and their times have whole seconds.
 */
export const versionOf = (updatedAt: string | null | undefined, data: unknown): string =>
  `${updatedAt ?? ''}~${createHash('sha256').update(stableJson(data)).digest('base64url').slice(0, 16)}`

const stableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
