import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLSchema } from 'graphql'
import { unheardEnumWord } from '../quirks.ts'

const text = readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8')

export const shopifySchema: GraphQLSchema = buildSchema(text)

/** The same schema a few versions on: every status has one more value, and every status has it. */
export const shopifySchemaWithUnheardStatus: GraphQLSchema = buildSchema(
  text.replaceAll(/^(enum \w+Status \{)$/gm, `$1\n  ${unheardEnumWord}`),
)
