import { Router } from 'express'
import { answerProblem, botCallerOf } from './bot-guard.ts'
import type { BotOperations } from './bot-operations.ts'
import { BotProblem } from './bot-problem.ts'
import { factsOf } from './request-log.ts'
import { runBotOperation } from './run-bot-operation.ts'

/** `order.status` → `/order/status`, below `/v1`. */
export const pathOf = (name: string): string => `/${name.replaceAll('.', '/')}`

/** `/v1`: every verb by POST, so that no name, number or token of a customer stands in an address. */
export function restDoor(operations: BotOperations): Router {
  const door = Router()
  for (const operation of operations) {
    const path = pathOf(operation.name)
    door.post(path, async (request, response) => {
      factsOf(response).route = `/v1${path}`
      try {
        const answer = await runBotOperation(operation, {
          input: request.body,
          caller: botCallerOf(response),
        })
        response.setHeader('Cache-Control', 'no-store')
        response.json(answer)
      } catch (error) {
        answerProblem(response, error)
      }
    })
    door.all(path, (_, response) => {
      factsOf(response).route = `/v1${path}`
      response.setHeader('Allow', 'POST')
      answerProblem(response, onlyPost)
    })
  }
  door.use((_, response) => answerProblem(response, nothingHere))
  return door
}

const onlyPost = new BotProblem({
  title: 'Only by POST',
  status: 405,
  detail: 'Send a JSON body by POST: what customers say does not belong into addresses.',
})

const nothingHere = new BotProblem({
  title: 'Nothing here',
  status: 404,
  detail: 'There is no such operation. /v1/openapi.json lists them all.',
})
