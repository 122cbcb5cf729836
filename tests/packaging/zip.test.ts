import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { readZip } from '@throughline/sidebar/packaging/read-zip.ts'
import { expect, onTestFinished, test } from 'vitest'
import { zipDifferences } from '../../scripts/package-app/verify-zip.ts'

type Entry = { name: string; text: string; method?: number }

/** A zip archive written by the book, so that reading is not tested against itself. APPNOTE 4.3.6 */
const zipOf = (entries: Entry[]): Buffer => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  for (const { name, text, method = 8 } of entries) {
    const plain = Buffer.from(text)
    const packed = method === 8 ? deflateRawSync(plain) : plain
    const offset = locals.reduce((sum, part) => sum + part.length, 0)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(method, 4)
    shared.writeUInt32LE(crc32(plain), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(plain.length, 18)
    shared.writeUInt16LE(Buffer.byteLength(name), 22)
    const extra = Buffer.from([1, 0, 2, 0, 9, 9])
    const local = Buffer.from(shared)
    local.writeUInt16LE(extra.length, 24)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), local, Buffer.from(name), extra, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, place, Buffer.from(name))
  }
  const body = Buffer.concat(locals)
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, list, end])
}

test('stored and deflated files are read, folders are not files', () => {
  const zip = zipOf([
    { name: 'assets/', text: '', method: 0 },
    { name: 'assets/ä.txt', text: 'words '.repeat(500) },
    { name: 'manifest.json', text: '{}', method: 0 },
  ])
  const files = readZip(zip)
  expect([...files.keys()]).toEqual(['assets/ä.txt', 'manifest.json'])
  expect(files.get('assets/ä.txt')?.toString()).toBe('words '.repeat(500))
  expect(files.get('manifest.json')?.toString()).toBe('{}')
})

test('what is no zip is said to be none', () => {
  expect(() => readZip(Buffer.from('plain text'))).toThrow('This is no zip archive.')
  expect(() => readZip(zipOf([{ name: 'a', text: 'x', method: 12 }]))).toThrow('compression 12')
})

test('a zip is compared with the folder it was made of, file by file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'throughline-zip-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const app = join(dir, 'app')
  mkdirSync(app)
  for (const [name, text] of Object.entries({ 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' }))
    writeFileSync(join(app, name), text)
  const zip = join(dir, 'app.zip')
  writeFileSync(
    zip,
    zipOf([
      { name: 'a.txt', text: 'a' },
      { name: 'b.txt', text: 'B' },
      { name: 'd.txt', text: 'd' },
    ]),
  )
  expect(zipDifferences(zip, app)).toEqual([
    'c.txt is missing',
    'd.txt is not of the app',
    'b.txt has other bytes',
  ])
})
