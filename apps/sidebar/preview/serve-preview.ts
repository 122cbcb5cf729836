import { type Listening, listen } from '../workbench/server/listen.ts'
import { send } from '../workbench/server/reply.ts'
import { buildInMemory } from './build-in-memory.ts'

/**
 * Builds the preview page in memory and serves it on this machine, for tests. A development build: React and Garden only
 * complain in one.
 */
export const servePreview = async (port = 0): Promise<Listening> => {
  const files = await buildInMemory('preview.html', {
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"', 'import.meta.env.DEV': 'true' },
    build: { minify: false },
  })
  return listen('preview', port, (req, res) => {
    const name = new URL(req.url ?? '/', 'http://localhost').pathname.slice(1)
    const body = files.get(name)
    if (body === undefined) return send(res, { type: '.txt', body: `There is no ${name} here.`, status: 404 })
    send(res, { type: name, body })
  })
}
