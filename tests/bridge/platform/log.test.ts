import { createLog, errorFacts, type LogFields } from '@throughline/bridge/platform/log.ts'
import { expect, test } from 'vitest'

const logged = (write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> => {
  const lines: string[] = []
  write(createLog({ write: (line) => lines.push(line) }))
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0] ?? '')
}

test('a line holds its level, its time, its sentence and the listed fields', () => {
  const { time, ...line } = logged((log) => log.warn('request', { route: '/healthz', status: 404, ms: 1.5 }))
  expect(line).toEqual({ level: 'warn', msg: 'request', route: '/healthz', status: 404, ms: 1.5 })
  expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
})

test('a field that is not listed is dropped, whoever added it', () => {
  const more = { status: 200, email: 'anna@example.com', body: { subject: 'Where is it?' } } as LogFields
  expect(logged((log) => log.info('request', more))).not.toHaveProperty('email')
  expect(logged((log) => log.info('request', more))).not.toHaveProperty('body')
  expect(logged((log) => log.info('request', more))).toHaveProperty('status', 200)
})

test('of an error only its kind and its place are logged: its words may quote a customer', () => {
  const cause = new SyntaxError('Unexpected token, "anna@examp"... is not valid JSON')
  const facts = errorFacts(Object.assign(new TypeError('anna@example.com', { cause }), { code: 'E_ODD' }))
  expect(facts).toMatchObject({ type: 'TypeError', code: 'E_ODD', cause: { type: 'SyntaxError' } })
  expect(facts.at[0]).toContain('log.test.ts')
  expect(JSON.stringify(facts)).not.toContain('anna')
})

test('something thrown that is no error is logged by its type alone', () => {
  expect(errorFacts('anna@example.com')).toEqual({ type: 'string', at: [] })
})
