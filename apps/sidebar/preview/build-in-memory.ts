import { build, type InlineConfig } from 'vite'

/** Builds one page of the sidebar without writing it. Names of files to their text. */
export const buildInMemory = async (
  page: string,
  options: InlineConfig = {},
): Promise<Map<string, string>> => {
  const root = `${import.meta.dirname}/..`
  const built = await build({
    ...options,
    root,
    logLevel: 'warn',
    build: { ...options.build, write: false, rolldownOptions: { input: `${root}/${page}` } },
  })
  const files = new Map<string, string>()
  for (const result of [built].flat()) {
    if (!('output' in result)) continue
    for (const file of result.output)
      files.set(file.fileName, 'code' in file ? file.code : String(file.source))
  }
  return files
}
