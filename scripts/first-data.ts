import { writeFileSync } from 'node:fs'
import { constants, zstdCompressSync } from 'node:zlib'
import { firstDataFile, makeFirstData } from '../apps/bridge/src/platform/store/first-data.ts'

// node scripts/first-data.ts: makes the empty database that a first start begins with, by the embedded database that is installed.

const { ZSTD_c_compressionLevel, ZSTD_c_windowLog } = constants
const data = zstdCompressSync(await makeFirstData(), {
  // The window reaches over the whole: its three databases are nearly equal.
  params: { [ZSTD_c_compressionLevel]: 19, [ZSTD_c_windowLog]: 26 },
})
writeFileSync(firstDataFile, data)
process.stdout.write(`${firstDataFile.pathname}: ${data.length} bytes\n`)
