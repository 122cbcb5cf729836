import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

/** An empty database of its own on a server; goes with the server. Resolves to its address. */
export async function newDatabase(server: string): Promise<string> {
  const name = `bench_${randomBytes(6).toString('hex')}`
  await query(server, `CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Statements one after the other, on a connection of their own. */
export async function query(databaseUrl: string, ...statements: (string | [string, unknown[]])[]) {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  for (const one of statements) await (typeof one === 'string' ? client.query(one) : client.query(...one))
  await client.end()
}
