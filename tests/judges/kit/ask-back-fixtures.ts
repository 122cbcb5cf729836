import { randomBytes } from 'node:crypto'
import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  createRequestStateCodec,
  inputRequired,
  inputResponse,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
  type ToolCallback,
} from '@modelcontextprotocol/server'
import { z } from 'zod'

const done = (words: string) => ({ content: [{ type: 'text' as const, text: words }] })
const codec = createRequestStateCodec({ key: randomBytes(32) })

const Named = z.object({ name: z.string() })
const Agreed = z.object({ ok: z.boolean() })
const Coloured = z.object({ color: z.string() })
const Explained = z.object({ context: z.string() })

const Can = z.object({
  elicitation: z.object().optional(),
  sampling: z.object().optional(),
  roots: z.object().optional(),
})

const elicit = (message: string, requestedSchema: z.ZodObject) =>
  inputRequired.elicit({ message, requestedSchema })
const sample = (question: string, maxTokens: number) =>
  inputRequired.createMessage({
    messages: [{ role: 'user', content: { type: 'text', text: question } }],
    maxTokens,
  })

/** The signed state that a client gave back. @throws ProtocolError when it is not as we gave it */
async function stateIn(ctx: ServerContext): Promise<unknown> {
  const given = ctx.mcpReq.requestState<string>()
  if (given === undefined) return undefined
  try {
    return await codec.verify(given, ctx)
  } catch (cause) {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'requestState was changed', { cause })
  }
}

/** Tools that ask the client for something before they answer (2026-07-28). None of our own does. */
export function askBackFixtures(server: McpServer): void {
  const tool = (name: string, run: ToolCallback) =>
    server.registerTool(`test_input_required_result_${name}`, { description: `Asks back: ${name}` }, run)

  tool('elicitation', (ctx: ServerContext) => {
    const given = acceptedContent(ctx.mcpReq.inputResponses, 'user_name', Named)
    if (given) return done(`Hello, ${given.name}!`)
    return inputRequired({ inputRequests: { user_name: elicit('What is your name?', Named) } })
  })
  tool('sampling', (ctx: ServerContext) => {
    const given = inputResponse(ctx.mcpReq.inputResponses, 'capital_question')
    if (given.kind === 'sampling') return done(JSON.stringify(given.result.content))
    return inputRequired({
      inputRequests: { capital_question: sample('What is the capital of France?', 100) },
    })
  })
  tool('list_roots', (ctx: ServerContext) => {
    const given = inputResponse(ctx.mcpReq.inputResponses, 'client_roots')
    if (given.kind === 'roots') return done(given.roots.map(({ uri }) => uri).join(', '))
    return inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } })
  })
  const stateful = async (ctx: ServerContext) => {
    const state = await stateIn(ctx)
    if (state && acceptedContent(ctx.mcpReq.inputResponses, 'confirm', Agreed)) return done('state-ok')
    return inputRequired({
      inputRequests: { confirm: elicit('Please confirm', Agreed) },
      requestState: await codec.mint('asked', ctx),
    })
  }
  tool('request_state', stateful)
  tool('tampered_state', stateful)
  tool('multiple_inputs', async (ctx: ServerContext) => {
    const { inputResponses } = ctx.mcpReq
    const state = await stateIn(ctx)
    const given = ['user_name', 'greeting', 'client_roots'].map((one) => inputResponse(inputResponses, one))
    if (state && given.every(({ kind }) => kind !== 'missing')) return done('All three were given')
    return inputRequired({
      inputRequests: {
        user_name: elicit('What is your name?', Named),
        greeting: sample('Generate a greeting', 50),
        client_roots: inputRequired.listRoots(),
      },
      requestState: await codec.mint('asked', ctx),
    })
  })
  tool('multi_round', async (ctx: ServerContext) => {
    const { inputResponses } = ctx.mcpReq
    const state = await stateIn(ctx)
    if (state === 'named' && acceptedContent(inputResponses, 'step2', Coloured)) return done('Both are known')
    const isNamed = state === 'begun' && acceptedContent(inputResponses, 'step1', Named)
    return isNamed
      ? inputRequired({
          inputRequests: { step2: elicit('Step 2: What is your favorite color?', Coloured) },
          requestState: await codec.mint('named', ctx),
        })
      : inputRequired({
          inputRequests: { step1: elicit('Step 1: What is your name?', Named) },
          requestState: await codec.mint('begun', ctx),
        })
  })
  tool('capabilities', (ctx: ServerContext) => {
    const { inputResponses, envelope } = ctx.mcpReq
    if (inputResponses && Object.keys(inputResponses).length > 0)
      return done('The client was asked what it can')
    const can = Can.parse(
      Object.fromEntries(Object.entries(envelope ?? {}))[CLIENT_CAPABILITIES_META_KEY] ?? {},
    )
    return inputRequired({
      inputRequests: {
        ...(can.elicitation && { name: elicit('What is your name?', Named) }),
        ...(can.sampling && { greeting: sample('Generate a greeting', 50) }),
        ...(can.roots && { roots: inputRequired.listRoots() }),
      },
    })
  })
  server.registerTool('test_streaming_elicitation', { description: 'Asks back' }, () =>
    inputRequired({ inputRequests: { user_name: elicit('What is your name?', Named) } }),
  )
  server.registerTool('test_missing_capability', { description: 'Needs sampling' }, (ctx: ServerContext) => {
    const given = inputResponse(ctx.mcpReq.inputResponses, 'needed')
    if (given.kind === 'sampling') return done('The client can sample')
    return inputRequired({ inputRequests: { needed: sample('Say something', 10) } })
  })
  server.registerPrompt(
    'test_input_required_result_prompt',
    { description: 'Asks back' },
    (ctx: ServerContext) => {
      const given = acceptedContent(ctx.mcpReq.inputResponses, 'user_context', Explained)
      if (!given) {
        return inputRequired({
          inputRequests: { user_context: elicit('What context should the prompt use?', Explained) },
        })
      }
      return { messages: [{ role: 'user', content: { type: 'text', text: given.context } }] }
    },
  )
}
