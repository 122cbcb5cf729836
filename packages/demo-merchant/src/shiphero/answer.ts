import { readFileSync } from 'node:fs'
import { buildSchema, execute, type GraphQLError, type GraphQLFieldResolver } from 'graphql'
import {
  createPreparer,
  type GraphQLRequest,
  plainValue,
  type ResolverInput,
  withDefaults,
} from '../graphql.ts'
import type { LeakyBucket } from '../leaky-bucket.ts'
import { type Quirks, unheardWord } from '../quirks.ts'
import { estimatedComplexity } from './complexity.ts'
import { VendorError } from './errors.ts'
import { rootView } from './view/root.ts'
import type { Scope } from './view/scope.ts'

const schema = buildSchema(readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8'))
const prepare = createPreparer(schema)
const requestId = '6784326b3603f3e11a3a8c71'

/** The body of ShipHero's reply, which comes with HTTP 200 whatever it says. */
export async function answerShipHero(
  scope: Scope,
  request: GraphQLRequest,
  { bucket, quirks }: { bucket: LeakyBucket | undefined; quirks: Quirks },
): Promise<object> {
  const prepared = prepare(request)
  if (!prepared.ok) return { errors: prepared.errors.map((error) => error.toJSON()) }
  const { document, operation } = prepared
  const complexity = estimatedComplexity(document, {
    operation,
    variables: withDefaults(operation, request.variables),
  })
  const remaining = Math.floor(bucket?.available() ?? 4004)
  const root = operation.selectionSet.selections.find((one) => one.kind === 'Field')?.name.value ?? 'query'
  if (bucket && complexity > remaining) return outOfCredits({ root, complexity, remaining, bucket })

  const rows = { count: 0 }
  const { data, errors } = await execute({
    schema,
    document,
    operationName: request.operationName,
    variableValues: request.variables,
    rootValue: rootView(scope, { quirks, complexity }),
    fieldResolver: resolver(rows, quirks),
  })
  const cost = 1 + rows.count
  bucket?.take(cost)
  return {
    ...(errors ? { errors: errors.map((error) => coded(error, root)) } : {}),
    data: data ?? null,
    extensions: { throttling: throttling({ root, complexity, cost, bucket, rows: rows.count }) },
  }
}

/** Resolves plain views and counts the rows of their pages, which are what is charged. */
function resolver(
  rows: { count: number },
  { unheardStatus }: Quirks,
): GraphQLFieldResolver<unknown, unknown> {
  return (...input: ResolverInput) => {
    const info = input[3]
    const value: unknown = plainValue(...input)
    if (info.fieldName === 'edges' && Array.isArray(value)) rows.count += value.length
    const isStatus = info.fieldName === 'fulfillment_status' || info.fieldName === 'status'
    return unheardStatus && isStatus && typeof value === 'string' ? unheardWord : value
  }
}

function coded(error: GraphQLError, root: string): object {
  const cause = error.originalError
  if (!(cause instanceof VendorError)) return error.toJSON()
  return {
    message: cause.message,
    operation: root,
    ...(cause.field ? { field: cause.field } : {}),
    request_id: requestId,
    code: cause.code,
  }
}

interface Bill {
  root: string
  complexity: number
  cost: number
  rows: number
  bucket: LeakyBucket | undefined
}

const throttling = ({ root, complexity, cost, rows, bucket }: Bill) => ({
  estimated_complexity: complexity,
  cost,
  cost_detail: { [root]: { items_count: rows, cost: 1, total_cost: cost, fields: {} } },
  user_quota: {
    credits_remaining: Math.floor(bucket?.available() ?? 4004),
    max_available: bucket?.maximum ?? 4004,
    increment_rate: bucket?.restorePerSecond ?? 60,
  },
})

/** Code 30: the operation might cost more than is left. The seconds to wait come as text. */
function outOfCredits({
  root,
  complexity,
  remaining,
  bucket,
}: {
  root: string
  complexity: number
  remaining: number
  bucket: LeakyBucket
}): object {
  const hopeless = complexity > bucket.maximum
  const wait = hopeless ? 0 : Math.ceil((complexity - remaining) / bucket.restorePerSecond)
  return {
    errors: [
      {
        code: 30,
        message: `There are not enough credits to perform the requested operation, which requires ${complexity} credits, ${
          hopeless
            ? `The max allowed for your account is ${bucket.maximum} credits per operation. `
            : `but there are only ${remaining} left. In ${wait} seconds you will have enough credits to perform the operation`
        }`,
        operation: root,
        request_id: requestId,
        required_credits: complexity,
        remaining_credits: remaining,
        time_remaining: hopeless ? '0' : `${wait} seconds`,
      },
    ],
    data: { [root]: null },
    extensions: { throttling: throttling({ root, complexity, cost: 1, rows: 0, bucket }) },
  }
}
