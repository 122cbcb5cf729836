import { readFileSync } from 'node:fs'
import { PolicySection } from '@throughline/bridge/domain/policy/policy-section.ts'
import { expect, test } from 'vitest'
import { z } from 'zod'

const page = readFileSync(new URL('../../../../docs/policy.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, path = '', fallback = '', why = '']) => ({ path, fallback, why }),
)

/** What stands for a key that the merchant chooses. */
const names: Record<string, string> = { brands: '<number>', connections: '<id>' }
/** Any part of the policy again: named once, as a whole. */
const isWhole = (path: string) => /^(exceptions\.\w+|brands|connections)\.</.test(path)

function settingsOf(schema: z.core.$ZodType, path: string, fallback = 'required'): [string, string][] {
  if (isWhole(path)) return [[path, 'none']]
  if (schema instanceof z.ZodDefault) return settingsOf(schema.unwrap(), path, words(schema.def.defaultValue))
  if (schema instanceof z.ZodPrefault) return settingsOf(schema.unwrap(), path)
  if (schema instanceof z.ZodOptional) return [[path, 'none']]
  if (schema instanceof z.ZodRecord) return settingsOf(schema.valueType, `${path}.${names[path] ?? '<name>'}`)
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, part]) =>
      settingsOf(part, path === '' ? key : `${path}.${key}`),
    )
  return [[path, fallback]]
}

const words = (value: unknown): string => (Array.isArray(value) ? `[${value.join(', ')}]` : String(value))

test('the page names every setting of the policy with its default, and none that there is not', () => {
  const documented = rows.map(({ path, fallback }) => `${path}: ${fallback}`)
  const there = settingsOf(PolicySection, '').map(([path, fallback]) => `${path}: ${fallback}`)
  expect(there.length).toBeGreaterThan(45)
  expect(documented.toSorted()).toEqual(there.toSorted())
})

test.each(rows.map(({ path, why }) => [path, why]))('%s says why', (_, why) => {
  expect(why.split(' ').length).toBeGreaterThanOrEqual(2)
})
