import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'

export interface Verdict {
  exitCode: number | null
  /** What it wrote to standard output. */
  said: string
  /** What it wrote to standard output and standard error, as a reader sees it. */
  shown: string
}

export interface JudgeRun {
  /** Below `node_modules`. */
  program: string
  parameters: readonly string[]
  cwd?: string
}

/** Lets a judge run to its end, in a folder of its own, where its reports may lie. */
export function runJudge({ program, parameters, cwd = emptyFolder() }: JudgeRun): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [judge(program), ...parameters], {
      cwd,
      env: {
        ...process.env,
        HOME: cwd,
        NO_COLOR: '1',
        FORCE_COLOR: '0',
        // None of them has anybody to report to.
        REDOCLY_TELEMETRY: 'off',
        REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
        SCARF_ANALYTICS: 'false',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onTestFinished(() => {
      child.kill()
    })
    let said = ''
    let shown = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
      shown += chunk
    })
    child.stderr.on('data', (chunk: Buffer) => {
      shown += chunk
    })
    child.once('error', reject)
    child.once('close', (exitCode) => resolve({ exitCode, said, shown }))
  })
}

/** Where a file of a judge lies. */
export const judge = (path: string): string => join(inject('judgesPath'), 'node_modules', path)

export const emptyFolder = (): string => mkdtempSync(join(inject('judgesReports'), 'run-'))
