import {
  execute,
  type GraphQLFieldResolver,
  type GraphQLFormattedError,
  getNamedType,
  isCompositeType,
  isEnumType,
} from 'graphql'
import {
  createPreparer,
  type GraphQLRequest,
  plainValue,
  type ResolverInput,
  withDefaults,
} from '../graphql.ts'
import type { LeakyBucket } from '../leaky-bucket.ts'
import { type Quirks, unheardEnumWord } from '../quirks.ts'
import { requestedCost } from './cost.ts'
import { shopifySchema, shopifySchemaWithUnheardStatus } from './schema.ts'
import type { SearchWarning } from './search.ts'
import { rootView } from './view/root.ts'
import type { Scope } from './view/scope.ts'

/** A single query may ask for no more, on any plan. */
const dearestQuery = 1000

const prepare = createPreparer(shopifySchema)

/** The body of Shopify's reply, which comes with HTTP 200 whatever it says. */
export async function answerShopify(
  scope: Scope,
  request: GraphQLRequest,
  { bucket, quirks }: { bucket: LeakyBucket | undefined; quirks: Quirks },
): Promise<object> {
  const prepared = prepare(request)
  if (!prepared.ok) return { errors: prepared.errors.map((error) => refusal(error.toJSON())) }
  const { document, operation } = prepared
  const variables = withDefaults(operation, request.variables)
  const requested = requestedCost(shopifySchema, { document, operation, variables })
  if (requested > dearestQuery) return tooDear(requested)
  const throttle = throttleOf(bucket)
  if (bucket && bucket.available() < requested) return throttled({ requested, status: throttle() })
  bucket?.take(requested)

  const warnings: SearchWarning[] = []
  const cost = { actual: 0 }
  const { data, errors } = await execute({
    schema: quirks.unheardStatus ? shopifySchemaWithUnheardStatus : shopifySchema,
    document,
    operationName: request.operationName,
    variableValues: request.variables,
    rootValue: rootView(scope, { quirks, warn: (found) => warnings.push(...found) }),
    fieldResolver: countingResolver(cost, quirks),
  })
  // Charged for what was asked, then given back what was not used.
  const actual = Math.min(requested, cost.actual)
  bucket?.take(actual - requested)
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}),
    extensions: {
      cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: throttle() },
      ...(warnings.length > 0 ? { search: warnings } : {}),
    },
  }
}

/** Resolves plain views and counts the objects that they give. */
function countingResolver(
  cost: { actual: number },
  { unheardStatus }: Quirks,
): GraphQLFieldResolver<unknown, unknown> {
  return (...input: ResolverInput) => {
    const info = input[3]
    const type = getNamedType(info.returnType)
    const value: unknown = plainValue(...input)
    if (unheardStatus && isEnumType(type) && type.name.endsWith('Status'))
      return value == null ? value : unheardEnumWord
    if (isCompositeType(type) && !type.name.endsWith('Edge') && value != null) {
      cost.actual += Array.isArray(value) ? value.length : 1
    }
    return value
  }
}

const throttleOf = (bucket: LeakyBucket | undefined) => () => ({
  maximumAvailable: bucket?.maximum ?? 20_000,
  currentlyAvailable: Math.floor(bucket?.available() ?? 20_000),
  restoreRate: bucket?.restorePerSecond ?? 1000,
})

const throttled = ({ requested, status }: { requested: number; status: object }) => ({
  errors: [
    {
      message: 'Throttled',
      extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
    },
  ],
  extensions: { cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: status } },
})

const tooDear = (cost: number) => ({
  errors: [
    {
      message: `Query cost is ${cost}, which exceeds the single query max cost limit (${dearestQuery}).`,
      extensions: {
        code: 'MAX_COST_EXCEEDED',
        cost,
        maxCost: dearestQuery,
        documentation: 'https://shopify.dev/api/usage/rate-limits',
      },
    },
  ],
})

/** Shopify words its refusals in its own way, with a code that says what was wrong. */
function refusal(error: GraphQLFormattedError): object {
  const { message, locations } = error
  const [, field, type] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? []
  if (field && type) {
    return {
      message: `Field '${field}' doesn't exist on type '${type}'`,
      locations,
      extensions: { code: 'undefinedField', typeName: type, fieldName: field },
    }
  }
  const [, argument, owner] = /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/.exec(message) ?? []
  if (argument && owner) {
    return {
      message: `Field '${owner}' doesn't accept argument '${argument}'`,
      locations,
      extensions: { code: 'argumentNotAccepted', name: owner, typeName: 'Field', argumentName: argument },
    }
  }
  return { message, locations }
}
