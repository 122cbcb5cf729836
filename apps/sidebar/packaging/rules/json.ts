import { parseDocument } from 'yaml'
import { error, type Finding } from '../finding.ts'
import type { PackageFiles } from '../package-files.ts'

export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A file's JSON object, or the reasons why it has none. Zendesk refuses duplicate keys, which JSON.parse swallows. */
export const readJson = (files: PackageFiles, path: string): { value?: Fields; findings: Finding[] } => {
  const text = files.bytes(path).toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    return { findings: [error(path, `is no JSON: ${said}`, 'Mend the syntax.')] }
  }
  // JSON is YAML, and YAML's parser knows where a key stands twice.
  const findings = parseDocument(text, { uniqueKeys: true })
    .errors.filter(({ code }) => code === 'DUPLICATE_KEY')
    .map(({ linePos }) =>
      error(`${path} line ${linePos?.[0].line ?? '?'}`, 'a key stands twice', 'Keep one of them.'),
    )
  if (!isFields(value)) return { findings: [...findings, error(path, 'holds no object', 'Write { … }.')] }
  return { value, findings }
}
