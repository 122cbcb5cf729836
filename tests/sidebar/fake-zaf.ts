import type { ZafClient, ZafHandler, ZafRequestOptions } from '@throughline/sidebar/zaf/sdk.ts'

type Answers = Record<string, unknown>

/** A helpdesk in memory: paths answer from a table, what is missing answers with an error as Zendesk's does. */
export const fakeZaf = (answers: Answers = {}) => {
  const handlers = new Map<string, Set<ZafHandler>>()
  const invoked: unknown[][] = []
  const requests: ZafRequestOptions[] = []
  let onRequest: (options: ZafRequestOptions) => Promise<unknown> = () => Promise.resolve({})

  const client: ZafClient = {
    on: (event, handler) => {
      handlers.set(event, (handlers.get(event) ?? new Set()).add(handler))
    },
    off: (event, handler) => {
      handlers.get(event)?.delete(handler)
    },
    get: async (asked) => {
      const paths = typeof asked === 'string' ? [asked] : asked
      const reply: Record<string, unknown> = { errors: {} }
      for (const path of paths) {
        if (path in answers) reply[path] = await answers[path]
        else (reply.errors as Answers)[path] = { name: 'APIError', message: 'No such Api' }
      }
      return reply
    },
    set: async (path, value) => ({ errors: {}, [path]: value }),
    invoke: async (action, ...args) => {
      invoked.push([action, ...args])
      return { errors: {} }
    },
    request: (options) => {
      requests.push(options)
      return onRequest(options)
    },
  }

  return {
    client,
    invoked,
    requests,
    answerRequests: (answer: typeof onRequest) => {
      onRequest = answer
    },
    tell: (event: string, payload?: unknown) => {
      for (const handler of handlers.get(event) ?? []) handler(payload)
    },
    listeners: () => [...handlers].reduce((sum, [, set]) => sum + set.size, 0),
  }
}
