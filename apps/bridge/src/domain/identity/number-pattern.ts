import { RE2JS, RE2JSException } from 're2js'

/**
 * Patterns of administrators run on RE2: its time grows with the text alone, whatever the pattern. The price is that look-around and
 * back-references do not exist there.
 */
export type NumberPattern = RE2JS

/** Instructions of the compiled pattern; `\d{1,30}` nested twice has 1,900. Beyond, each character of a ticket costs too much. */
const biggestProgram = 2_000

/**
 * Throws an Error that says what is wrong with the pattern and what to write instead. Letters match in either case; the first group, or
 * else the whole match, is the number.
 */
export function compileNumberPattern(source: string): NumberPattern {
  let pattern: RE2JS
  try {
    pattern = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE)
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    throw new Error(
      `the pattern ${source} cannot be used: ${error.message.replace('(?i)', '')}. Look-around (?=…) and back-references \\1 are not available; write it like EU-\\d{4,8}`,
      { cause: error },
    )
  }
  if (pattern.programSize() > biggestProgram) {
    throw new Error(
      `the pattern ${source} is too big to run on every ticket; use smaller repeat counts, like \\d{4,8}`,
    )
  }
  if (pattern.matches('')) {
    throw new Error(
      `the pattern ${source} matches empty text, so it would match everywhere; ask for at least one digit`,
    )
  }
  return pattern
}

/** What is wrong with a pattern, for the configuration's error; undefined when nothing is. */
export function numberPatternProblem(source: string): string | undefined {
  try {
    compileNumberPattern(source)
    return undefined
  } catch (error) {
    if (error instanceof Error) return error.message
    throw error
  }
}
