import type { ZafClient } from './sdk.ts'
import { fieldsOf } from './unknown.ts'
import { within } from './within.ts'
import { ZafError } from './zaf-error.ts'

/** 4 s: under the 5 s after which the npm copy of the SDK gives up, and an agent has long looked away. */
const patienceMs = 4_000

export type PathValues = {
  values: Record<string, unknown>
  /** Paths that the helpdesk does not have or would not give. */
  missing: string[]
}

/**
 * Reads many paths in one message. A missing path is listed, never thrown.
 * @throws ZafError `no_answer` when the whole call times out, whichever way the SDK in use reports that.
 */
export const readPaths = async (
  client: ZafClient,
  paths: string[],
  waitMs = patienceMs,
): Promise<PathValues> => {
  const reply = fieldsOf(await within(waitMs, paths.join(', '), client.get(paths)))
  // The npm copy of the SDK *resolves* a time-out with an error-like object.
  if (reply.name === 'TimeoutError')
    throw new ZafError('no_answer', `The helpdesk did not answer ${paths.join(', ')}.`)

  const errors = fieldsOf(reply.errors)
  const values: Record<string, unknown> = {}
  const missing: string[] = []
  for (const path of paths) {
    const value = reply[path]
    if (path in errors || value === undefined || value === null) missing.push(path)
    else values[path] = value
  }
  return { values, missing }
}
