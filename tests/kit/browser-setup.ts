import type { TestProject } from 'vitest/node'
import { findBrowser } from './find-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the Chromium that browser tests use. */
    browserPath: string
  }
}

/** Runs once before the browser tests: here its progress lines reach the terminal, and no test waits for an installation. */
export async function setup(project: TestProject): Promise<void> {
  const path = await findBrowser((line) => process.stderr.write(`${line}\n`))
  project.provide('browserPath', path)
}
