import { z } from 'zod'
import { nearest } from './nearest.ts'
import type { Path, Problem } from './problem.ts'

/** Names under which secrets are kept: their values are never printed, wherever they came from. */
const secretName = /secret|token|key|password|credential/i
/** Carries the known keys from the schema to the sentence; zod's finished issue no longer has them. */
const knownKeysMark = 'known keys: '

/** Every way in which `value` does not fit, or the configuration. */
export function schemaProblems<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  secretPaths: ReadonlySet<string>,
): { config?: Output; problems: Problem[] } {
  const result = schema.safeParse(value, { error: sentenceOf, reportInput: true })
  if (result.success) return { config: result.data, problems: [] }
  return { problems: result.error.issues.flatMap((issue) => problemsOf(issue, secretPaths)) }
}

const problemsOf = (issue: z.core.$ZodIssue, secretPaths: ReadonlySet<string>): Problem[] => {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.slice(knownKeysMark.length).split(' ')
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      what: `is no setting here; ${offer(key, known)}`,
    }))
  }
  const path = issue.path
  // A block where false or a block may stand: what is wrong is inside the block.
  if (issue.code === 'invalid_union' && isBlock(issue.input) && issue.errors.length > 0) {
    const ofBlock = issue.errors.at(-1) ?? []
    return ofBlock.flatMap((inner) => problemsOf({ ...inner, path: [...path, ...inner.path] }, secretPaths))
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.map((inner) => ({ path, what: inner.message }))
  }
  const shown = shownValue(issue.input, path, secretPaths)
  const isSaid = typeof issue.input === 'string' && issue.message.includes(issue.input)
  return [{ path, what: shown && !isSaid ? `(${shown}) ${issue.message}` : issue.message }]
}

const isBlock = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the value is, for the reader to recognise; nothing for secrets, for what is not there and for whole blocks. */
const shownValue = (value: unknown, path: Path, secretPaths: ReadonlySet<string>): string | undefined => {
  if (secretPaths.has(path.join('.')) || path.some((step) => secretName.test(String(step)))) return undefined
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return undefined
  const text = value.replace(/\/\/[^/@]*@/, '//•••@')
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
}

/** A sentence that follows the path: `… is missing; add it`. Codes without one here keep zod's own words. */
const sentenceOf = (issue: z.core.$ZodRawIssue): string | undefined => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return (
        knownKeysMark + (issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape).join(' ') : '')
      )
    case 'invalid_type':
      return wrongType(issue.expected, issue.input)
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return issue.origin === 'string'
        ? `is too long; at most ${issue.maximum} characters`
        : issue.origin === 'array'
          ? `is too long a list; at most ${issue.maximum}`
          : `is too large; the most is ${issue.maximum}`
    case 'invalid_value':
      return `is not known here; ${offer(String(issue.input), issue.values.map(String))}`
    case 'invalid_format':
      return issue.format === 'url'
        ? 'is not an address; write it with http:// or https://, as in https://bridge.example.com'
        : undefined
    case 'invalid_union':
      return unknownVendor(issue)
    default:
      return undefined
  }
}

const tooSmall = ({ origin, minimum, input }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string => {
  if (origin === 'array') return `is an empty list; it needs at least ${minimum}`
  if (origin !== 'string') return `is too small; the least is ${minimum}`
  const length = typeof input === 'string' ? input.length : 0
  if (length === 0) return 'is empty; fill it in'
  const remedy = Number(minimum) >= 32 ? '; a secret is made by: openssl rand -hex 32' : ''
  return `has ${length} characters and needs at least ${minimum}${remedy}`
}

const wrongType = (expected: string, input: unknown): string => {
  if (input === undefined) return 'is missing; add it'
  if (input === null) return 'has no value; fill it in or remove the line'
  if (expected === 'string' && typeof input === 'number')
    return `is a number where text is needed; write it in quotes: "${input}"`
  return `must be ${typeWords[expected] ?? expected}, and is ${typeWords[Array.isArray(input) ? 'array' : typeof input] ?? typeof input}`
}

const typeWords: Record<string, string> = {
  array: 'a list',
  object: 'a block of settings',
  record: 'a block of settings',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

/** The only unions of the file are the vendors' settings, told apart by `vendor`. */
const unknownVendor = (issue: z.core.$ZodRawIssue): string | undefined => {
  const { inst, input } = issue
  if (!(inst instanceof z.ZodDiscriminatedUnion)) return undefined
  const known = [...(inst._zod.propValues.vendor ?? [])].map(String)
  const given = typeof input === 'object' && input !== null && 'vendor' in input ? input.vendor : undefined
  return given === undefined
    ? `is missing; there are ${known.join(', ')}`
    : `"${String(given)}" is no vendor that can be connected; ${offer(String(given), known)}`
}

const offer = (word: string, known: readonly string[]): string => {
  const meant = nearest(word, known)
  if (meant) return `did you mean "${meant}"?`
  return `there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`
}
