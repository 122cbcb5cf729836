import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { animate } from '../../scripts/record-demo/apng.ts'
import { readPng } from '../../scripts/record-demo/png.ts'

const number = (value: number) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value])
const chunk = (type: string, data: Buffer) => {
  const named = Buffer.concat([Buffer.from(type), data])
  return Buffer.concat([number(data.length), named, number(crc32(named))])
}
const signature = Buffer.from('89504e470d0a1a0a', 'hex')

/** A PNG of one row, red, green and blue, with the filter that is said. */
const rowOf = (pixels: number[], filter = 0) =>
  Buffer.concat([
    signature,
    chunk('IHDR', Buffer.concat([number(pixels.length / 3), number(1), Buffer.from([8, 2, 0, 0, 0])])),
    chunk('IDAT', deflateSync(Buffer.from([filter, ...pixels]))),
    chunk('IEND', Buffer.alloc(0)),
  ])

function chunksOf(png: Buffer) {
  expect(png.subarray(0, 8)).toEqual(signature)
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const named = png.subarray(at + 4, at + 8 + length)
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(named))
    chunks.push({ type: named.toString('latin1', 0, 4), data: named.subarray(4) })
    at += length + 12
  }
  return chunks
}

test('a recording shows its first picture whole and then only what changed', () => {
  const animation = animate([
    { png: rowOf([1, 2, 3, 4, 5, 6]), ms: 900 },
    { png: rowOf([1, 2, 3, 7, 8, 9]), ms: 2_600 },
  ])
  const chunks = chunksOf(animation)
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'IEND'])
  const [, times, , first, second, changed] = chunks
  expect(times?.data.readUInt32BE(0)).toBe(2)
  expect([...inflateSync(first?.data ?? Buffer.alloc(0))]).toEqual([2, 1, 2, 3, 255, 4, 5, 6, 255])
  // 260 hundredths, not disposed of, blended over.
  expect([second?.data.readUInt16BE(20), second?.data.readUInt16BE(22), second?.data[25]]).toEqual([
    260, 100, 1,
  ])
  expect([...inflateSync(changed?.data.subarray(4) ?? Buffer.alloc(0))]).toEqual([
    0, 0, 0, 0, 0, 7, 8, 9, 255,
  ])
  expect(chunks.filter(({ type }) => /fcTL|fdAT/.test(type)).map(({ data }) => data.readUInt32BE(0))).toEqual(
    [0, 1, 2],
  )
})

test('each way in which a browser filters rows is read', () => {
  // Subtracted from the left: 4 = 1 + 3, 7 = 4 + 3.
  expect([...readPng(rowOf([1, 1, 1, 3, 3, 3, 3, 3, 3], 1)).pixels]).toEqual([
    1, 1, 1, 255, 4, 4, 4, 255, 7, 7, 7, 255,
  ])
  // The first row has nothing above it, so Paeth guesses its left.
  expect([...readPng(rowOf([1, 1, 1, 3, 3, 3], 4)).pixels]).toEqual([1, 1, 1, 255, 4, 4, 4, 255])
  // Half of the left: 3 + 1/2 of 1.
  expect([...readPng(rowOf([1, 1, 1, 3, 3, 3], 3)).pixels]).toEqual([1, 1, 1, 255, 3, 3, 3, 255])
})

test('pictures of different sizes are no film', () => {
  expect(() =>
    animate([
      { png: rowOf([1, 2, 3]), ms: 1 },
      { png: rowOf([1, 2, 3, 4, 5, 6]), ms: 1 },
    ]),
  ).toThrow('another size')
})
