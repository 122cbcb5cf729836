import { spawn } from 'node:child_process'
import { join } from 'node:path'

const program = join(import.meta.dirname, '../../tests/real/run.ts')

/**
 * `pnpm start --real`: the workbench before Vendure and Tryton instead of the simulated merchant. A program of its own, because what
 * installs and fills them belongs to the tests. Resolves to its exit code.
 */
export function startReal(): Promise<number> {
  const child = spawn(process.execPath, [program], { stdio: 'inherit' })
  // The terminal tells both of Ctrl-C; this one waits until the other has put everything away.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
