import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../kit/free-port.ts'
import { bridgeProgram, openCarrier, sendEvents } from './webhook-load.ts'

/** The most memory that a process ever held, in MB, as Linux counts it. */
const peakOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024

// Other systems count memory otherwise, and have no /proc.
test.runIf(process.platform === 'linux')(
  'a bridge with its own database stays within 700 MB, from its first start on and under load',
  {
    timeout: 60_000,
  },
  async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'throughline-memory-'))
    onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
    const carrier = await openCarrier()
    const bridge = bridgeProgram({ carrier, port: await freePort(), store: { dataFolder } })
    await bridge.start()
    await sendEvents({ carrier, url: bridge.url, events: 1_500, parcels: 30 })
    await carrier.silence(500)
    expect(peakOf(bridge.pid())).toBeLessThan(700)
  },
)
