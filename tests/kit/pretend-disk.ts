import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Preloaded into a process (`node --import`) where no disk of our own can be mounted: makes everything under a folder behave as on a
 * disk that is read-only, or that has so many bytes left. PRETEND_DISK names the file that says so, read at each call.
 */
interface PretendDisk {
  folder: string
  readOnly: boolean
  /** Bytes that may still be written after the test said so for the `said`th time. */
  left: number
  said: number
}

const control = process.env.PRETEND_DISK ?? ''
const state = (): PretendDisk => JSON.parse(readFileSync(control, 'utf8'))
const { readFileSync } = fs
let written = { since: 0, bytes: 0 }
const paths = new Map<number, string>()

const errorOf = (code: 'ENOSPC' | 'EROFS', errno: number) =>
  Object.assign(new Error(`${code}: pretended`), { code, errno: -errno })

const isThere = (path: unknown, { folder }: PretendDisk) => String(path).startsWith(folder)

const refuseReadOnly = (path: unknown) => {
  const disk = state()
  if (disk.readOnly && isThere(path, disk)) throw errorOf('EROFS', 30)
}

/** Takes the bytes by which a file grows. */
const take = (path: string, bytes: number) => {
  const disk = state()
  if (!isThere(path, disk)) return
  if (disk.said !== written.since) written = { since: disk.said, bytes: 0 }
  if (bytes > disk.left - written.bytes) throw errorOf('ENOSPC', 28)
  written.bytes += bytes
}

const real = {
  openSync: fs.openSync,
  writeSync: fs.writeSync,
  writeFileSync: fs.writeFileSync,
  mkdirSync: fs.mkdirSync,
  closeSync: fs.closeSync,
}

const opensForWriting = (flags: unknown) =>
  typeof flags === 'number' ? (flags & 3) !== 0 : /[wa+]/.test(String(flags ?? 'r'))

Object.assign(fs, {
  openSync(...given: Parameters<typeof fs.openSync>) {
    if (opensForWriting(given[1])) refuseReadOnly(given[0])
    const file = real.openSync(...given)
    paths.set(file, String(given[0]))
    return file
  },
  closeSync(file: number) {
    paths.delete(file)
    real.closeSync(file)
  },
  mkdirSync(...given: Parameters<typeof fs.mkdirSync>) {
    if (!fs.existsSync(given[0])) refuseReadOnly(given[0])
    return real.mkdirSync(...given)
  },
  writeFileSync(...given: Parameters<typeof fs.writeFileSync>) {
    refuseReadOnly(given[0])
    take(String(given[0]), Buffer.byteLength(given[1] as string | Buffer))
    real.writeFileSync(...given)
  },
  writeSync(...given: unknown[]) {
    const [file, data, offset, length, position] = given
    const path = paths.get(Number(file))
    if (path !== undefined && typeof data === 'object' && data !== null) {
      const bytes = Number(length ?? Reflect.get(data, 'byteLength') - Number(offset ?? 0))
      const { size } = fs.fstatSync(Number(file))
      take(path, Math.max(0, Number(position ?? size) + bytes - size))
    }
    return Reflect.apply(real.writeSync, fs, given)
  },
})
syncBuiltinESMExports()
