import { readFileSync } from 'node:fs'
import { explainReply } from '../apps/bridge/src/connectors/explain.ts'
import { connectorOf, connectors } from '../apps/bridge/src/connectors/registry.ts'
import { recordKinds } from '../packages/shared/src/vocabulary/index.ts'
import { endWhenReaderGone } from './output/reader-gone.ts'

// pnpm explain <vendor> <kind> <file>: what the connector makes of one vendor reply, as JSON on standard output.
// Exit 0: records. Exit 2: a named failure. Exit 1: wrong usage, one sentence on standard error.

const refuse = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

endWhenReaderGone()
const [vendor, kindWord, file, ...rest] = process.argv.slice(2)
const vendors = connectors.map((connector) => connector.vendor).join(', ')
if (!vendor || !kindWord || !file || rest.length > 0) {
  refuse(
    `Usage: pnpm explain <vendor> <kind> <file>, with a vendor of: ${vendors}; and a kind of: ${recordKinds.join(', ')}.`,
  )
}

const definition = connectorOf(vendor ?? '') ?? refuse(`Unknown vendor "${vendor}"; known are: ${vendors}.`)
const kinds = recordKinds.filter((kind) => definition.explain[kind])
const kind =
  kinds.find((known) => known === kindWord) ??
  refuse(`${definition.title} has no replies of kind "${kindWord}"; known are: ${kinds.join(', ')}.`)

const explanation = explainReply(definition, kind, textOf(file ?? ''))
process.stdout.write(`${JSON.stringify(explanation, null, 2)}\n`)
process.exitCode = 'failure' in explanation ? 2 : 0

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    return refuse(`Cannot read ${path} (${code}); give the path of one reply as JSON.`)
  }
}
