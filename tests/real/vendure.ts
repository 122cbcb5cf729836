import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../kit/free-port.ts'
import { installOutside } from '../kit/install-outside.ts'
import { type ServerProcess, startServer } from './server-process.ts'

export interface RealSystem extends ServerProcess {
  url: string
  /** Of its first user, who may do everything. */
  credentials: { user: string; password: string }
  /** Its SQLite file, for what no user can do, such as ten thousand orders at once. */
  file: string
}

interface Start {
  /** A free one unless told. */
  port?: number | undefined
  /** Hears one line per step that takes a while. */
  say?: ((line: string) => void) | undefined
}

const folder = join(import.meta.dirname, 'vendure')

/** Vendure's packages, outside the workspace: npm installs them once per lock file. Resolves to their folder. */
export const installVendure = ({ say }: Pick<Start, 'say'> = {}): Promise<string> =>
  installOutside({ folder, name: 'vendure', ...(say && { say }) })

/** A Vendure shop with nothing in it, in a SQLite file of its own that is gone when it stops. https://docs.vendure.io */
export async function startVendure({ port, say }: Start = {}): Promise<RealSystem> {
  const installation = await installVendure({ say })
  const data = mkdtempSync(join(tmpdir(), 'throughline-vendure-'))
  const file = join(data, 'shop.sqlite')
  const at = port ?? (await freePort())
  const url = `http://127.0.0.1:${at}`
  const server = await startServer({
    name: 'Vendure',
    url: `${url}/health`,
    cwd: data,
    command: (again) => ({
      program: process.execPath,
      parameters: [join(folder, 'server.ts'), installation, file, String(at), again ? 'kept' : 'new'],
      // Its own libraries warn of what only their authors can mend.
      env: { NODE_NO_WARNINGS: '1' },
    }),
  })
  return {
    ...server,
    url,
    file,
    credentials: { user: 'superadmin', password: 'superadmin' },
    async stop() {
      await server.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
