import { build } from 'vite'

export type Bundle = { js: string; css: string }

/** Bundles one browser script in memory; what it imports as CSS comes out beside it. */
export const bundleScript = async (entry: string, globalName: string): Promise<Bundle> => {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: import.meta.dirname,
    build: {
      write: false,
      target: 'es2023',
      minify: false,
      lib: { entry, name: globalName, formats: ['iife'], fileName: 'script' },
    },
  })
  const [result] = [built].flat()
  if (!result || !('output' in result)) throw new Error(`${entry} gave no bundle.`)
  const bundle: Bundle = { js: '', css: '' }
  for (const file of result.output) {
    if (file.type === 'chunk') bundle.js += file.code
    else if (file.fileName.endsWith('.css')) bundle.css += String(file.source)
  }
  return bundle
}
