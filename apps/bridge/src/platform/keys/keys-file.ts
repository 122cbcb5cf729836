import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { KeptKey } from './api-key.ts'

const KeysFile = z.strictObject({ keys: z.array(KeptKey).max(1_000) })

/** The file of API keys cannot be used; the message says why and what to do. */
export class KeysFileError extends Error {
  override readonly name = 'KeysFileError'
}

/** All keys of the file; none when there is no file yet. @throws KeysFileError */
export function readKeys(file: string): KeptKey[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw new KeysFileError(`The file of API keys ${file} cannot be read (${codeOf(error)}).`)
  }
  const parsed = KeysFile.safeParse(parse(text, file))
  if (parsed.success) return parsed.data.keys
  const [first] = parsed.error.issues
  throw new KeysFileError(
    `The file of API keys ${file} is damaged at ${first?.path.join('.') || 'its start'}: ${first?.message}. Restore it, or remove it and create the keys again.`,
  )
}

/** Replaces the file at once, so that a reader never meets half of it; for its owner's eyes alone. @throws KeysFileError */
export function writeKeys(file: string, keys: readonly KeptKey[]): void {
  const fresh = `${file}.${process.pid}.new`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(fresh, `${JSON.stringify({ keys }, undefined, 2)}\n`, { mode: 0o600 })
    renameSync(fresh, file)
  } catch (error) {
    throw new KeysFileError(`The file of API keys ${file} cannot be written (${codeOf(error)}).`)
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new KeysFileError(
      `The file of API keys ${file} is no JSON. Restore it, or remove it and create the keys again.`,
    )
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
