import { createHash } from 'node:crypto'

/**
 * The version of a record: the vendor's update time first, so that versions of one document sort by age, then a hash of what it
 * said, because vendors change nested parts without touching the time, and their times have whole seconds.
 * A map builds its record in one order, so equal records are equal text without sorting keys.
 */
export const versionOf = (updatedAt: string | null | undefined, data: unknown): string =>
  `${updatedAt ?? ''}~${createHash('sha1').update(JSON.stringify(data)).digest('base64url').slice(0, 16)}`
