import { createServer, type Server } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { portsFrom, requireFree } from '../../scripts/start/ports.ts'

test('without a wish the workbench stands on 4300 and its helpers on the three ports after it', () => {
  expect(portsFrom(undefined)).toEqual({ workbench: 4300, app: 4301, bridge: 4302, merchant: 4303 })
})

test('THROUGHLINE_PORT moves all four', () => {
  expect(portsFrom('4400')).toEqual({ workbench: 4400, app: 4401, bridge: 4402, merchant: 4403 })
})

test.each(['0', '65533', 'http', '43.5', '-1'])('THROUGHLINE_PORT=%s is refused with a remedy', (chosen) => {
  expect(() => portsFrom(chosen)).toThrow(`THROUGHLINE_PORT is ${chosen}; make it a number from 1 to 65532`)
})

test('the last ports there are may be chosen', () => {
  expect(portsFrom('65532').merchant).toBe(65_535)
})

// Containers often have no IPv6.
const loopbacks = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
const hosts = ['127.0.0.1', '0.0.0.0', ...(loopbacks.some(({ address }) => address === '::1') ? ['::1'] : [])]

test.each(hosts)('a port taken on %s is named, with who holds it and how to go elsewhere', async (host) => {
  const port = await listenOn(host)
  const ports = { workbench: 0, app: 0, bridge: port, merchant: 0 }
  const { message } = await requireFree(ports).then(
    () => new Error('nothing was refused'),
    (error: Error) => error,
  )
  expect(message).toContain(`Port ${port} (bridge) is taken`)
  if (process.platform === 'linux') expect(message).toContain(`(process ${process.pid})`)
  expect(message).toMatch(/THROUGHLINE_PORT=\d+ npx -y pnpm@12 start$/)
  expect(message).not.toContain('(workbench)')
})

test('free ports are not complained about', async () => {
  await expect(requireFree({ workbench: 0, app: 0, bridge: 0, merchant: 0 })).resolves.toBeUndefined()
})

async function listenOn(host: string): Promise<number> {
  const server: Server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, resolve)
  })
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
