import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { onlyPrinted } from './printed.ts'

const run = promisify(execFile)
const tests = join(import.meta.dirname, '..')
const root = join(tests, '..')

/** Where the bridge is and a key for it, as the guide has a reader set them. */
export interface Reader {
  BRIDGE: string
  KEY: string
}

const code = (heading: string, language: string) => onlyPrinted({ page: 'bots', heading, language })

/** Each quick start of docs/bots.md, run as it is printed; resolves to what it prints. */
export const quickStarts = {
  async curl(reader: Reader) {
    const { stdout } = await run('sh', ['-c', code('curl', 'sh')], { env: { ...process.env, ...reader } })
    return stdout
  },
  'A TypeScript client': typescriptClient,
  'An MCP client': (reader: Reader) => script('An MCP client', reader),
  'A step of a bot builder': (reader: Reader) => script('A step of a bot builder', reader),
}

async function script(heading: string, reader: Reader): Promise<string> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code(heading, 'js')], {
    // Below tests/ the client is found as in a project that has installed it.
    cwd: tests,
    env: { ...process.env, ...reader },
  })
  return stdout
}

/** Generates the types with the printed command, checks the printed program against them, and runs it. */
async function typescriptClient(reader: Reader): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-client-'))
  try {
    // What `npm install` would bring is here already.
    symlinkSync(join(tests, 'node_modules'), join(folder, 'node_modules'), 'junction')
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['.'] }))
    writeFileSync(join(folder, 'client.ts'), code('A TypeScript client', 'ts'))
    writeFileSync(join(folder, 'wrong.ts'), wrong)
    const commands = code('A TypeScript client', 'sh').replace(/^npm install .*\n/gm, '')
    const bins = join(root, 'node_modules/.bin')
    const env = { ...process.env, ...reader, PATH: `${bins}${delimiter}${process.env.PATH}` }
    const options = { cwd: folder, env }
    await run('sh', ['-ec', commands], options)
    await run('tsc', ['--project', '.'], options)
    const { stdout } = await run(process.execPath, ['client.ts'], options)
    return stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Types that let anything through would prove nothing: the compiler complains of this file unless it complains of its last line. */
const wrong = `import type { paths } from './bridge.d.ts'
declare const answer: paths['/order/status']['post']['responses'][200]['content']['application/json']
answer.say
// @ts-expect-error
answer.saay
`

const compilerOptions = {
  strict: true,
  noEmit: true,
  target: 'es2024',
  module: 'nodenext',
  allowImportingTsExtensions: true,
  skipLibCheck: false,
  types: ['node'],
  typeRoots: [join(root, 'node_modules/@types')],
}
