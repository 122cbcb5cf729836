import { z } from 'zod'
import { configSchema, type KnownConnectors } from './config-schema.ts'

/** A value from the environment; what it holds is checked when the bridge starts. */
const fromEnvironment = { type: 'string', pattern: '\\$\\{[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\\}' }

/** JSON Schema 2020-12 of the configuration file, for editors. Whatever a value must be, it may be written `${ENV}` instead. */
export function configJsonSchema(connectors: KnownConnectors): Record<string, unknown> {
  const { $defs, ...schema } = z.toJSONSchema(configSchema(connectors), {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const { type } = jsonSchema
      if (
        zodSchema._zod.def.type === 'literal' ||
        (type !== 'string' && type !== 'integer' && type !== 'number')
      )
        return
      const { description, default: fallback, ...rules } = jsonSchema
      if (Object.keys(rules).length === 1 && type === 'string') return
      for (const rule of Object.keys(rules)) delete jsonSchema[rule]
      jsonSchema.anyOf = [rules, { $ref: '#/$defs/env' }]
    },
  })
  return { title: 'Throughline configuration', ...schema, $defs: { ...$defs, env: fromEnvironment } }
}
