import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { openEventStream } from '@throughline/bridge/entrances/event-stream.ts'
import { factsOf } from '@throughline/bridge/entrances/request-log.ts'
import express, { type Response } from 'express'
import { expect, onTestFinished, test } from 'vitest'

/** 1 MB: more than a hundred panels. A few of them fill every buffer between two processes. */
const large = { text: 'x'.repeat(1_000_000) }

/** A server that hands over its response, and a reader that asks and then does nothing unless told to. */
async function idleReader() {
  const asked = Promise.withResolvers<Response>()
  const server = createServer(express().get('/', (_, response) => asked.resolve(response)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.pause()
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
  onTestFinished(() => {
    socket.destroy()
    server.close()
  })
  return { response: await asked.promise, socket }
}

test('a reader that takes nothing is cut, and holds no more than one answer until then', async () => {
  const { response } = await idleReader()
  const stream = openEventStream(response, { patienceMs: 40 })
  let held = 0
  for (let sent = 0; sent < 100 && !stream.isOver(); sent += 1) {
    const room = stream.send(large)
    held = Math.max(held, response.writableLength)
    await room
  }
  expect(stream.isOver()).toBe(true)
  expect(held).toBeLessThan(1_100_000)
  expect(factsOf(response).ended).toBe('too_slow')
  expect(response.destroyed).toBe(true)
})

test('a reader that is slow and not idle gets everything', async () => {
  const { response, socket } = await idleReader()
  const stream = openEventStream(response, { patienceMs: 5_000 })
  let got = 0
  socket.on('data', (bytes) => {
    got += bytes.length
    socket.pause()
    setImmediate(() => socket.resume())
  })
  socket.resume()
  for (let sent = 0; sent < 12; sent += 1) await stream.send(large)
  stream.end('done')
  await new Promise((resolve) => socket.once('end', resolve))
  expect(got).toBeGreaterThan(12_000_000)
  expect(factsOf(response).ended).toBe('done')
})

test('no heartbeat is piled up before a reader that takes nothing', async () => {
  const { response } = await idleReader()
  const write = response.write.bind(response)
  const late: unknown[] = []
  response.write = (words: string) => {
    if (words.includes('ping') && response.writableNeedDrain) late.push(words)
    return write(words)
  }
  const stream = openEventStream(response, { patienceMs: 60, pingMs: 1 })
  while (!stream.isOver()) await stream.send(large)
  expect(late).toEqual([])
})
