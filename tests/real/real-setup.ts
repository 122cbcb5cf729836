import type { TestProject } from 'vitest/node'
import { whyNoTryton } from './install-tryton.ts'
import { seededTryton } from './tryton.ts'
import { installVendure } from './vendure.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Why the two real systems cannot run on this machine; empty where they can. */
    whyNotReal: string
  }
}

/** Runs once before the tests against real systems: here its progress lines reach the terminal, and no test waits for an installation. */
export async function setup(project: TestProject): Promise<void> {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const why = await whyNoTryton()
  project.provide('whyNotReal', why ?? '')
  if (why) {
    say(
      `\n!!! NOT TESTED: the bridge against two real systems (tests/real). ${why}\n!!! Their tests are skipped.\n`,
    )
    return
  }
  await Promise.all([installVendure({ say }), seededTryton(say)])
}
