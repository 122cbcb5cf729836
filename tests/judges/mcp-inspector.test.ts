import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JudgedBridge, startJudgedBridge } from './kit/judged-bridge.ts'
import { runJudge } from './kit/run-judge.ts'

let bridge: JudgedBridge
beforeAll(async () => {
  bridge = await startJudgedBridge()
})
afterAll(() => bridge?.close())

/** Asks as the MCP inspector does from a shell. */
async function inspect(...asked: string[]) {
  const { said, shown, exitCode } = await runJudge({
    program: '@modelcontextprotocol/inspector/clients/launcher/build/index.js',
    parameters: [
      ...['--cli', `${bridge.url}/mcp`, '--transport', 'http'],
      ...['--header', `Authorization: Bearer ${bridge.key}`, ...asked],
    ],
  })
  expect(exitCode, shown).toBe(0)
  return JSON.parse(said)
}

test('the MCP inspector lists our tools, and finds their schemas fit for every client', async () => {
  const { tools } = await inspect('--method', 'tools/list', '--strict')
  expect(tools.map(({ name }: { name: string }) => name)).toEqual([
    'verification_start',
    'verification_confirm',
    'customer_orders',
    'order_status',
    'order_returns',
    'order_options',
    'promise_record',
    'handover_create',
  ])
})

test('the MCP inspector calls a tool, and hears what its customer may hear', async () => {
  const { structuredContent } = await inspect(
    ...['--method', 'tools/call', '--tool-name', 'verification_start', '--tool-arg'],
    ...['conversation=inspector', 'order=#1062', 'email=katharina.brandt@example.org'],
  )
  expect(structuredContent).toMatchObject({ level: 1, codeSent: false })
})
