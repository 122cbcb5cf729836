import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { configJsonSchema } from '../apps/bridge/src/config/json-schema.ts'
import { connectors } from '../apps/bridge/src/connectors/registry.ts'

/** Writes docs/config.schema.json from the schemas that the bridge itself checks the file with. `pnpm fix` then lays it out. */
const target = fileURLToPath(new URL('../docs/config.schema.json', import.meta.url))
writeFileSync(target, `${JSON.stringify(configJsonSchema(connectors), null, 2)}\n`)
