import { build } from 'vite'
import { type Listening, listen } from '../workbench/server/listen.ts'
import { send } from '../workbench/server/reply.ts'

/**
 * Builds the preview page in memory and serves it on this machine, for tests. A development build: React and Garden only
 * complain in one.
 */
export const servePreview = async (port = 0): Promise<Listening> => {
  const files = await buildPreview()
  return listen('preview', port, (req, res) => {
    const name = new URL(req.url ?? '/', 'http://localhost').pathname.slice(1)
    const body = files.get(name)
    if (body === undefined) return send(res, { type: '.txt', body: `There is no ${name} here.`, status: 404 })
    send(res, { type: name, body })
  })
}

const buildPreview = async (): Promise<Map<string, string>> => {
  const root = `${import.meta.dirname}/..`
  const built = await build({
    root,
    mode: 'development',
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"development"', 'import.meta.env.DEV': 'true' },
    build: { write: false, minify: false, rolldownOptions: { input: `${root}/preview.html` } },
  })
  const files = new Map<string, string>()
  for (const result of [built].flat()) {
    if (!('output' in result)) continue
    for (const file of result.output)
      files.set(file.fileName, 'code' in file ? file.code : String(file.source))
  }
  return files
}
