import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

const played = (text: string) => withFile(text, run)
const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [join(root, 'scripts/scenario.ts'), ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err })
    })
  })

async function withFile<T>(text: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'scenario-'))
  try {
    const path = join(folder, 'story.yaml')
    await writeFile(path, text)
    return await use(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const story = (concerns: string) => `title: A paid order that nobody released
now: 2026-11-18T14:00Z
records: [{ order: '#1042', placed: 2026-11-18T09:30Z }]
expect: { outcome: found, concerns: [${concerns}] }
`

test('the panel is printed as JSON, and what was expected is ticked off beside it', async () => {
  const { code, out, err } = await played(story('not_released'))
  expect(JSON.parse(out)).toMatchObject({ outcome: 'found', orders: [{ number: '#1042' }] })
  expect(err).toBe('✓ outcome found\n✓ concern not_released\n')
  expect(code).toBe(0)
})

test('an expectation that does not hold is crossed, with what was found, and exits 2', async () => {
  const { code, out, err } = await played(story('silent_parcel'))
  expect(code).toBe(2)
  expect(JSON.parse(out)).toMatchObject({ outcome: 'found' })
  expect(err).toContain('✗ concern silent_parcel')
  expect(err).toMatch(/✗ no other concerns; found .*not_released/)
})

test('a wrong file prints its problems and no panel, and exits 1', async () => {
  const { code, out, err } = await played('title: A story\n')
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(/story\.yaml now is missing; add it\n$/)
})

test('without a file, and with one that is not there, it says what to do', async () => {
  expect(await run()).toMatchObject({
    code: 1,
    err: expect.stringContaining('Usage: pnpm scenario <file.yaml>'),
  })
  expect(await run('/nowhere/story.yaml')).toMatchObject({
    code: 1,
    err: 'Cannot read /nowhere/story.yaml (ENOENT); give the path of a scenario as YAML.\n',
  })
})
