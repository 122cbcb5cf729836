import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNullableType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/**
 * What a document asks for before anything is known of the answer: scalars are free, an object is one point, a page as many objects as it may hold.
 * https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits. Shopify's own count is not public and is milder for long pages;
 * this linear one errs on the side of refusing.
 */
export function requestedCost(
  schema: GraphQLSchema,
  {
    document,
    operation,
    variables,
  }: { document: DocumentNode; operation: OperationDefinitionNode; variables: Record<string, unknown> },
): number {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  )
  const root = schema.getQueryType()
  return root ? Math.max(1, inside(operation.selectionSet, root)) : 0

  function inside(selection: SelectionSetNode, parent: GraphQLNamedType): number {
    let own = 0
    // A parcel is one of several types: the dearest counts.
    const branches = new Map<string, number>()
    for (const part of selection.selections) {
      if (part.kind === Kind.FIELD) own += field(part, parent)
      else {
        const condition =
          part.kind === Kind.INLINE_FRAGMENT
            ? part.typeCondition?.name.value
            : fragments.get(part.name.value)?.typeCondition.name.value
        const set =
          part.kind === Kind.INLINE_FRAGMENT
            ? part.selectionSet
            : fragments.get(part.name.value)?.selectionSet
        const type = condition === undefined ? parent : schema.getType(condition)
        if (!set || !type) continue
        if (type === parent) own += inside(set, type)
        else branches.set(type.name, (branches.get(type.name) ?? 0) + inside(set, type))
      }
    }
    return own + Math.max(0, ...branches.values())
  }

  function field(node: FieldNode, parent: GraphQLNamedType): number {
    const definition = fieldsOf(parent)[node.name.value]
    const type = definition && getNamedType(definition.type)
    if (!definition || !type || !isCompositeType(type) || !node.selectionSet) return 0
    const inner = inside(node.selectionSet, type)
    if (type.name.endsWith('Edge')) return inner
    if (type.name.endsWith('Connection')) return 1 + pageCost(node, type)
    return sizeOf(node, definition) * (1 + inner)
  }

  /** Inside a connection everything but `pageInfo` comes once for each place on the page. */
  function pageCost(node: FieldNode, type: GraphQLNamedType): number {
    const size = numberOf(node, 'first') ?? numberOf(node, 'last') ?? 1
    let cost = 0
    for (const part of node.selectionSet?.selections ?? []) {
      if (part.kind === Kind.FIELD) cost += (part.name.value === 'pageInfo' ? 1 : size) * field(part, type)
    }
    return cost
  }

  function sizeOf(node: FieldNode, definition: GraphQLField<unknown, unknown>): number {
    const nullable = isNullableType(definition.type) ? definition.type : definition.type.ofType
    if (!isListType(nullable)) return 1
    const ids = node.arguments?.find((one) => one.name.value === 'ids')?.value
    if (ids?.kind === Kind.LIST) return ids.values.length
    if (ids?.kind === Kind.VARIABLE) return listLength(variables[ids.name.value])
    return numberOf(node, 'first') ?? 1
  }

  function numberOf(node: FieldNode, name: string): number | undefined {
    const value = node.arguments?.find((one) => one.name.value === name)?.value
    if (value?.kind === Kind.INT) return Number(value.value)
    if (value?.kind !== Kind.VARIABLE) return undefined
    const given = variables[value.name.value]
    return typeof given === 'number' ? given : undefined
  }
}

const listLength = (value: unknown): number => (Array.isArray(value) ? value.length : 1)

const fieldsOf = (type: GraphQLNamedType): Record<string, GraphQLField<unknown, unknown>> =>
  isObjectType(type) || isInterfaceType(type)
    ? (type as GraphQLObjectType | GraphQLInterfaceType).getFields()
    : {}
