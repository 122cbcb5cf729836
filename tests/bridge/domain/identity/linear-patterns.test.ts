import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { trackingFormats } from '@throughline/bridge/domain/identity/tracking-formats.ts'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { expect, test } from 'vitest'

// In this process, in plain JavaScript: the checker's other builds are not installed.
process.env.RECHECK_SYNC_BACKEND = 'pure'

/** Every regular expression that is run on a customer's text, read from the source so that none is forgotten. */
const folder = join(import.meta.dirname, '../../../../apps/bridge/src/domain/identity')

const literalsIn = (file: string): string[] => {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.Latest))
  return found
}

const literals = globSync('*.ts', { cwd: folder })
  .toSorted()
  .flatMap((file) => literalsIn(file).map((text) => [file, text] as const))
const formats = trackingFormats.map(({ id, regex }) => [id, regex.toString()] as const)

const verdictOf = (literal: string): string => {
  const end = literal.lastIndexOf('/')
  return checkSync(literal.slice(1, end), literal.slice(end + 1), { timeout: 15_000 }).status
}

test('the checker knows a pattern that never ends from one that does', () => {
  expect(verdictOf('/^(a+)+$/')).toBe('vulnerable')
  expect(verdictOf('/^a+$/')).toBe('safe')
  expect(literals.length).toBeGreaterThan(30)
})

test.each([...literals, ...formats])('%s: %s takes time in proportion to the text', (_, literal) => {
  expect(verdictOf(literal)).toBe('safe')
})
