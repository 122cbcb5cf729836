import { readPaths } from './read-paths.ts'
import type { ZafClient } from './sdk.ts'
import { fieldsOf, textOf } from './unknown.ts'

/** Who looks at the ticket. The id is a claim of the browser: good for attribution, not for permission. */
export type Agent = {
  id: string
  /** BCP 47 as the helpdesk writes it, e.g. `en-US`, `de`. */
  locale: string | undefined
  /** IANA name, e.g. `Europe/Berlin`. */
  timeZone: string | undefined
}

export const readAgent = async (client: ZafClient): Promise<Agent> => {
  const { values } = await readPaths(client, ['currentUser'])
  const user = fieldsOf(values.currentUser)
  return {
    id: textOf(user.id) ?? '',
    locale: textOf(user.locale),
    timeZone: textOf(fieldsOf(user.timeZone).ianaName),
  }
}
