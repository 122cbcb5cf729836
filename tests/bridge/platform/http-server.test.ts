import { connect } from 'node:net'
import { ListenError, listen } from '@throughline/bridge/platform/http-server.ts'
import { expect, onTestFinished, test } from 'vitest'

const here = { host: '127.0.0.1', port: 0 }

/** What a caller sees who writes to a socket by hand, once the other side hangs up. */
const hangUpOf = (port: number, text: string) =>
  new Promise<string>((resolve, reject) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (bytes) => {
      heard += bytes.toString()
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })

test.each([
  ['headers', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '],
  ['a body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhal'],
])('a caller who takes for ever over %s is hung up on', async (_, text) => {
  const server = await listen(
    (request, response) => {
      request.resume().on('end', () => response.end())
    },
    { ...here, headersMs: 20, requestMs: 30, checkEveryMs: 5 },
  )
  onTestFinished(() => server.close(0))
  expect(await hangUpOf(server.port, text)).toMatch(/^HTTP\/1\.1 408 /)
})

test('a port that is taken is one sentence that says what to do', async () => {
  const first = await listen(() => {}, here)
  onTestFinished(() => first.close(0))
  await expect(listen(() => {}, { ...here, port: first.port })).rejects.toEqual(
    new ListenError(
      `Port ${first.port} on 127.0.0.1 is taken; stop the program that uses it, or set another bridge.port.`,
    ),
  )
})

test('an address of another machine is named', async () => {
  await expect(listen(() => {}, { host: '203.0.113.7', port: 0 })).rejects.toThrow(
    '203.0.113.7 is no address of this machine; correct bridge.host.',
  )
})

test('a call under way is finished before the server closes, and a new one is not taken', async () => {
  let answer = () => {}
  const arrived = Promise.withResolvers<void>()
  const server = await listen((_, response) => {
    answer = () => response.end('done')
    arrived.resolve()
  }, here)
  const url = `http://127.0.0.1:${server.port}`
  const underWay = fetch(url)
  await arrived.promise
  let isClosed = false
  const closed = server.close(60_000).then(() => {
    isClosed = true
  })
  await expect(fetch(url)).rejects.toThrow('fetch failed')
  expect(isClosed).toBe(false)
  answer()
  expect(await (await underWay).text()).toBe('done')
  // The client keeps its socket open for a next call; that must not hold the server up.
  await closed
})

test('a call that does not end is cut off when its grace has passed', async () => {
  const arrived = Promise.withResolvers<void>()
  const server = await listen(() => arrived.resolve(), here)
  const underWay = fetch(`http://127.0.0.1:${server.port}`)
  await arrived.promise
  await Promise.all([server.close(10), expect(underWay).rejects.toThrow('fetch failed')])
})
