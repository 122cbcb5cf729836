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
  const placeOf = (offset: number) => lines.linePos(offset).line
  const twice = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY')
  // After a first slip the reader is off track, and what else it finds misleads.
  const slip = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY')
  const problems = slip
    ? [
        {
          path: [],
          line: placeOf(slip.pos[0]),
          what: slipText(slip.message, text.split('\n')[placeOf(slip.pos[0]) - 1]),
        },
      ]
    : twice.map(({ pos }) => ({
        path: pathOfKeyAt(document, pos[0]),
        line: placeOf(pos[0]),
        what: 'is here twice; rename or remove one',
      }))
  return {
    value: slip ? undefined : (document.toJS() ?? {}),
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

const slipText = (message: string, line = ''): string => {
  const first = message.split('\n', 1)[0]?.replace(/[.:]+$/, '') ?? ''
  const hint = line.includes('${') ? `; inside [ ] and { } write "\${NAME}" with its quotes` : ''
  return `is not valid YAML: ${first}${hint}`
}
