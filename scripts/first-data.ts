import { writeFileSync } from 'node:fs'
import { firstDataFile, makeFirstData } from '../apps/bridge/src/platform/store/first-data.ts'

// node scripts/first-data.ts: makes the empty database that a first start begins with, by the embedded database that is installed.

const data = await makeFirstData()
writeFileSync(firstDataFile, data)
process.stdout.write(`${firstDataFile.pathname}: ${data.length} bytes\n`)
