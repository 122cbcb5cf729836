import { z } from 'zod'

/** Any part of it, however deep; lists are replaced whole. */
export type Overriding<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [Key in keyof T]?: Overriding<NonNullable<T[Key]>> }
    : T

/**
 * The same settings with nothing required and nothing filled in. Zod's own `partial` keeps the defaults, so that one exception would
 * bring back every default beside it.
 */
export const overriding = <Schema extends z.ZodType>(
  schema: Schema,
): z.ZodType<Overriding<z.output<Schema>>> =>
  bare(schema) as unknown as z.ZodType<Overriding<z.output<Schema>>>

/** One for each, so that a published schema states it once. */
const made = new WeakMap<z.core.$ZodType, z.core.$ZodType>()

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const known = made.get(schema)
  if (known) return known
  const result = stripped(schema)
  made.set(schema, result)
  made.set(result, result)
  return result
}

function stripped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
    return bare(schema.unwrap())
  if (schema instanceof z.ZodRecord) return z.record(z.string(), bare(schema.valueType))
  if (schema instanceof z.ZodObject) {
    const parts = Object.entries(schema.shape).map(([key, part]) => [key, z.optional(bare(part))])
    return z.strictObject(Object.fromEntries(parts))
  }
  return schema
}
