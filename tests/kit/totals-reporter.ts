import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

const whySkipped = 'set REPLIES_DIR to the folder of recorded replies to run the tests that read it'

/**
 * Ends a run with one plain line, `N passed, N failed`, and writes the numbers to the file that TOTALS_FILE names, if any.
 * A file that cannot be loaded and an error outside every test each count as one failure.
 */
class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly unknown[]) {
    const totals = { passed: 0, failed: strayErrors.length, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'pending') totals.failed += 1
        else totals[state] += 1
      }
      totals.failed += module.errors().length
      for (const suite of module.children.allSuites()) totals.failed += suite.errors().length
    }
    const { passed, failed, skipped } = totals
    if (process.env.TOTALS_FILE) writeFileSync(process.env.TOTALS_FILE, `${passed} ${failed} ${skipped}\n`)
    process.on('exit', () => {
      if (skipped > 0) process.stdout.write(`${skipped} skipped: ${whySkipped}\n`)
      process.stdout.write(`${passed} passed, ${failed} failed\n`)
    })
  }
}

// vitest loads a reporter by its default export
export default TotalsReporter
