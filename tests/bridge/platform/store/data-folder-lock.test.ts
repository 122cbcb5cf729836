import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir, uptime } from 'node:os'
import { join } from 'node:path'
import { lockDataFolder } from '@throughline/bridge/platform/store/data-folder-lock.ts'
import { expect, onTestFinished, test } from 'vitest'

/** A data folder whose lock says this and was touched so many seconds ago. */
const locked = (holder: { pid: number; host: string } | string, secondsAgo = 0) => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'throughline.lock')
  writeFileSync(file, typeof holder === 'string' ? holder : JSON.stringify(holder))
  const then = Date.now() / 1_000 - secondsAgo
  utimesSync(file, then, then)
  return { folder, file }
}

const here = hostname()
/** It lives, and it is not us. */
const somebody = process.ppid
const dead = spawnSync(process.execPath, ['--version']).pid

test.each([
  ['a process that lives', { pid: somebody, host: here }, 0],
  [
    'a process that lives and has not touched it for a minute, as after a laptop’s sleep',
    { pid: somebody, host: here },
    60,
  ],
  ['a process on another machine that touched it a moment ago', { pid: 1, host: 'elsewhere' }, 15],
])('the folder of %s is refused', (_, holder, secondsAgo) => {
  const { folder } = locked(holder, secondsAgo)
  expect(() => lockDataFolder(folder)).toThrow(/in use by process \d+ on \S+\. Stop that process/)
})

test.each([
  ['a process that is dead', { pid: dead, host: here }, 0],
  [
    'a process of before the machine was started, whose number somebody else has now',
    { pid: somebody, host: here },
    uptime() + 60,
  ],
  ['a process on another machine that has been silent for half a minute', { pid: 1, host: 'elsewhere' }, 30],
  ['our predecessor in a container, who had our number', { pid: process.pid, host: here }, 0],
  ['somebody who died while he wrote his name', '{"pid":12', 0],
])('the folder of %s is taken over, and given back', (_, holder, secondsAgo) => {
  const { folder, file } = locked(holder, secondsAgo)
  const giveBack = lockDataFolder(folder)
  expect(existsSync(file)).toBe(true)
  giveBack()
  expect(existsSync(file)).toBe(false)
})
