import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server on which tests create databases of their own. */
    postgresUrl: string
  }
}

/** Runs once before the tests of the store; a machine without PostgreSQL fails here, with a sentence, instead of skipping. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    project.provide('postgresUrl', given)
    return async () => {}
  }
  const server = await startPostgres((line) => process.stderr.write(`${line}\n`))
  project.provide('postgresUrl', server.url)
  return server.stop
}
