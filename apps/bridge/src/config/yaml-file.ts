import { type Document, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Path, Problem } from './problem.ts'

export interface YamlFile {
  /** `undefined` when the text could not be read at all. */
  value: unknown
  problems: Problem[]
  /** The line of the value at the path, or of the nearest thing around it. */
  lineOf(path: Path): number | undefined
}

/** Reads YAML 1.2 and keeps where each value stands. A key given twice is a problem, because the second would win silently. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const problems = document.errors.map(
    (error): Problem =>
      error.code === 'DUPLICATE_KEY'
        ? {
            path: pathOfKeyAt(document, error.pos[0]),
            line: lines.linePos(error.pos[0]).line,
            what: 'is here twice; rename or remove one',
          }
        : {
            path: [],
            line: lines.linePos(error.pos[0]).line,
            what: `is not valid YAML: ${firstSentence(error.message)}`,
          },
  )
  const broken = document.errors.some((error) => error.code !== 'DUPLICATE_KEY')
  return {
    value: broken ? undefined : (document.toJS() ?? {}),
    problems,
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node: unknown = document.getIn(path.slice(0, length), true)
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
      }
      return undefined
    },
  }
}

/** Where a key stands, by its offset in the text. */
const pathOfKeyAt = (document: Document, offset: number): string[] => {
  let found: string[] = []
  visit(document, {
    Pair(_, pair, ancestors) {
      if (!isScalar(pair.key) || pair.key.range?.[0] !== offset) return undefined
      found = [...ancestors, pair].flatMap((one) =>
        isPair(one) && isScalar(one.key) ? [String(one.key.value)] : [],
      )
      return visit.BREAK
    },
  })
  return found
}

const firstSentence = (message: string) => message.split('\n', 1)[0]?.replace(/[.:]+$/, '') ?? ''
