import { spawn } from 'node:child_process'

export type RunOptions = { cwd: string; env?: NodeJS.ProcessEnv }

export type Ran = { code: number; output: string }

/** Runs a program to its end and collects what it says; never throws for a code other than 0. */
export const run = (command: string, args: string[], { cwd, env }: RunOptions): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => output.push(String(part)))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output: output.join('') }))
  })
