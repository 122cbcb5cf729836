import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'

/** What a GraphQL client posts. */
export interface GraphQLRequest {
  query: string
  variables: Record<string, unknown>
  operationName?: string
}

/** Reads a posted body; `undefined` when it is no GraphQL request. */
export function readRequest(body: unknown): GraphQLRequest | undefined {
  if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string')
    return undefined
  const variables =
    'variables' in body && typeof body.variables === 'object' && body.variables ? { ...body.variables } : {}
  const operationName =
    'operationName' in body && typeof body.operationName === 'string' ? body.operationName : undefined
  return { query: body.query, variables, operationName }
}

export type Prepared =
  | { ok: true; document: DocumentNode; operation: OperationDefinitionNode }
  | { ok: false; errors: readonly GraphQLError[] }

/** Parses and validates documents, and remembers the last few hundred: clients send the same ones over and over. */
export function createPreparer(schema: GraphQLSchema): (request: GraphQLRequest) => Prepared {
  const known = new Map<string, Prepared>()
  return ({ query, operationName }) => {
    const key = `${operationName ?? ''}\n${query}`
    const remembered = known.get(key)
    if (remembered) return remembered
    const prepared = prepare(schema, { query, operationName })
    if (known.size > 300) known.clear()
    known.set(key, prepared)
    return prepared
  }
}

function prepare(
  schema: GraphQLSchema,
  { query, operationName }: { query: string; operationName?: string },
): Prepared {
  try {
    const document = parse(query)
    const errors = validate(schema, document)
    if (errors.length > 0) return { ok: false, errors }
    const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
    const operation = operationName
      ? operations.find((one) => one.name?.value === operationName)
      : operations[0]
    if (!operation)
      return { ok: false, errors: [new GraphQLError(`No operation named "${operationName ?? ''}"`)] }
    return { ok: true, document, operation }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return { ok: false, errors: [error] }
  }
}

/** Variables with the operation's defaults, as the cost is counted on them. */
export function withDefaults(
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Record<string, unknown> {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)] as const] : [],
  )
  return { ...Object.fromEntries(defaults), ...variables }
}

/** What graphql-js hands to a resolver: the parent, the arguments, a context that nobody here needs, and where it stands. */
export type ResolverInput = Parameters<GraphQLFieldResolver<unknown, unknown>>

/** Views are plain objects: a value, or a function of the field's arguments. */
export function plainValue(...[source, args, , { fieldName }]: ResolverInput): unknown {
  if (typeof source !== 'object' || source === null) return undefined
  const value = (source as Record<string, unknown>)[fieldName]
  return typeof value === 'function' ? value(args) : value
}
