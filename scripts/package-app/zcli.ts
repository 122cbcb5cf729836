import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Ran, run } from './run.ts'

/** Zendesk's command line lives in a workspace of its own: 110 MB that neither `start` nor `test` should fetch. */
export const zcliDir = join(import.meta.dirname, '../../tools/zcli')
const zcliEntry = join(zcliDir, 'node_modules/@zendesk/zcli/bin/run')

export const zcliIsInstalled = (): boolean => existsSync(zcliEntry)

/** Installs exactly what tools/zcli/pnpm-lock.yaml names, without build scripts. Does nothing when it is there. */
export const installZcli = async (): Promise<void> => {
  if (zcliIsInstalled()) return
  const { code, output } = await run('npx', ['-y', 'pnpm@12', 'install', '--frozen-lockfile'], {
    cwd: zcliDir,
  })
  if (code !== 0 || !zcliIsInstalled())
    throw new Error(`zcli could not be installed in ${zcliDir}:\n${output}`)
}

/** The command that starts zcli under this Node. */
export const zcliCommand = (args: string[]): [string, string[]] => [process.execPath, [zcliEntry, ...args]]

export const runZcli = (args: string[], options: { cwd: string; env: NodeJS.ProcessEnv }): Promise<Ran> => {
  const [command, all] = zcliCommand(args)
  return run(command, all, options)
}
