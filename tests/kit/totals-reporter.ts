import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { Reporter, TestModule, TestSpecification } from 'vitest/node'

const file = 'artifacts/totals.json'
const whySkipped = 'set REPLIES_DIR to the folder of recorded replies to run the tests that read it'

/**
 * Ends a run with one plain line, `N passed, N failed`, and leaves the same numbers in artifacts/totals.json.
 * A file that cannot be loaded and an error outside every test each count as one failure.
 */
class TotalsReporter implements Reporter {
  onTestRunStart(_specifications: readonly TestSpecification[]) {
    rmSync(file, { force: true })
  }

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
    mkdirSync('artifacts', { recursive: true })
    writeFileSync(file, `${JSON.stringify(totals)}\n`)
    process.on('exit', () => {
      if (totals.skipped > 0) process.stdout.write(`${totals.skipped} skipped: ${whySkipped}\n`)
      process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`)
    })
  }
}

// vitest loads a reporter by its default export
export default TotalsReporter
