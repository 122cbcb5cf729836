import fc from 'fast-check'

/** The part of JSON Schema that our document uses. */
export interface JsonSchema {
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object'
  enum?: readonly unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  properties?: Record<string, JsonSchema>
  required?: readonly string[]
}

/** Values that a schema allows. Texts and lists are short more often than long. */
export function arbitraryOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  switch (schema.type) {
    case 'string':
      return texts(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000 })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}), { maxLength: schema.maxItems ?? 5, size: 'small' })
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, one]) => [name, arbitraryOf(one)]),
        ),
        { requiredKeys: [...(schema.required ?? [])] },
      )
    default:
      throw new Error(`no values are known for ${JSON.stringify(schema)}`)
  }
}

function texts({ format, pattern, minLength = 0, maxLength = 100 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'email') return fc.emailAddress()
  if (format === 'date') {
    return fc
      .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
  }
  const isVisible = pattern?.includes('u0000')
  if (pattern && !isVisible) return fc.stringMatching(new RegExp(pattern, 'u'), { maxLength })
  return fc
    .string({ unit: 'grapheme', minLength, maxLength, size: 'small' })
    .map((text) => text.slice(0, maxLength))
}
