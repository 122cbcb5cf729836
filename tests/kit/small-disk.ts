import { execFileSync } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export interface SmallDisk {
  dataFolder: string
  /** For a process that writes there. */
  env: Record<string, string>
  makeReadOnly(isReadOnly: boolean): void
  resize(megabytes: number): void
  /** Leaves this many bytes. */
  fill(left: number): void
  empty(): void
}

/** A disk of this size, gone after the test: a real one where mounting is allowed (as root), else a pretended one. */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-disk-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  try {
    mount(folder, `size=${megabytes}m`)
  } catch {
    return pretendedDisk(folder, megabytes)
  }
  onTestFinished(() => run('umount', '--lazy', folder))
  const filler = join(folder, 'filler')
  return {
    dataFolder: join(folder, 'data'),
    env: {},
    makeReadOnly: (isReadOnly) => mount(folder, `remount,${isReadOnly ? 'ro' : 'rw'}`),
    resize: (size) => mount(folder, `remount,size=${size}m`),
    fill(left) {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)))
    },
    empty: () => rmSync(filler),
  }
}

function run(command: string, ...words: string[]): void {
  execFileSync(command, words, { stdio: 'ignore' })
}

function mount(folder: string, options: string): void {
  run('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', folder)
}

function pretendedDisk(folder: string, megabytes: number): SmallDisk {
  const control = `${folder}.json`
  onTestFinished(() => rmSync(control, { force: true }))
  let readOnly = false
  let left = megabytes * 1_000_000
  let said = 0
  const say = () => {
    said += 1
    writeFileSync(`${control}.new`, JSON.stringify({ folder, readOnly, left, said }))
    renameSync(`${control}.new`, control)
  }
  say()
  return {
    dataFolder: join(folder, 'data'),
    env: {
      PRETEND_DISK: control,
      NODE_OPTIONS: `--import=${new URL('./pretend-disk.ts', import.meta.url).href}`,
    },
    makeReadOnly(isReadOnly) {
      readOnly = isReadOnly
      say()
    },
    resize(size) {
      left = size * 1_000_000
      say()
    },
    fill(bytes) {
      left = bytes
      say()
    },
    empty() {
      left = 1_000_000_000
      say()
    },
  }
}
