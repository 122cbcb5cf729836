import { DatabaseSync, type SQLInputValue } from 'node:sqlite'

type Value = SQLInputValue | undefined
const bound = (value: Value): SQLInputValue => value ?? null

/**
 * Node's own SQLite with the few calls that TypeORM makes of the package better-sqlite3, which would have to be compiled.
 * A file, not memory: the shop must come back after it was killed.
 */
export class SqliteDriver {
  readonly #database: DatabaseSync

  constructor(path: string) {
    this.#database = new DatabaseSync(path)
    // A killed process loses no committed order either way; waiting for the disk would make the tests slow.
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF')
  }

  prepare(sql: string) {
    const statement = this.#database.prepare(sql)
    return {
      reader: statement.columns().length > 0,
      all: (...values: Value[]) => statement.all(...values.map(bound)).map((row) => ({ ...row })),
      run: (...values: Value[]) => statement.run(...values.map(bound)),
    }
  }

  pragma(text: string) {
    const statement = this.#database.prepare(`PRAGMA ${text}`)
    return statement.all().map((row) => ({ ...row }))
  }

  function(name: string, run: () => SQLInputValue) {
    this.#database.function(name, { varargs: true }, run)
  }

  close() {
    this.#database.close()
  }
}
