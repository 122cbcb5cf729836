import type { BotCaller } from './bot-caller.ts'
import type { BotOperations } from './bot-operations.ts'
import { BotProblem, inputProblem } from './bot-problem.ts'

/**
 * What every door of bots does with a call: the key's scope, the input, the operation, the answer held against its contract.
 * @throws BotProblem for what the caller can mend; anything else is a bug
 */
export async function runBotOperation(
  operation: BotOperations[number],
  { input, caller }: { input: unknown; caller: BotCaller },
): Promise<Record<string, unknown>> {
  if (!caller.scopes.includes(operation.scope)) {
    throw new BotProblem({
      title: 'Not allowed',
      status: 403,
      detail: `This API key lacks the scope "${operation.scope}". Create one with it: pnpm keys create --scopes ${operation.scope}.`,
    })
  }
  const parsed = operation.input.safeParse(input)
  if (!parsed.success) throw inputProblem(parsed.error)
  return operation.output.parse(await operation.run(parsed.data, caller))
}
