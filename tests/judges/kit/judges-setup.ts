import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { installOutside } from '../../kit/install-outside.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder whose `node_modules` hold the judges. */
    judgesPath: string
    /** Where judges leave their reports; gone when the run is over. */
    judgesReports: string
  }
}

/** Runs once before the judges: here its progress lines reach the terminal, and no test waits for an installation. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = join(import.meta.dirname, '../tools')
  project.provide('judgesPath', await installOutside({ folder, name: 'judges' }))
  const reports = mkdtempSync(join(tmpdir(), 'throughline-judges-'))
  project.provide('judgesReports', reports)
  return () => rmSync(reports, { recursive: true, force: true })
}
