import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql'

/**
 * The points that a query requests, by Shopify's published model taken linearly: a scalar 0, an object 1, a connection 2 and as many
 * nodes as `first` says, a list as many as `first` (or `ids`, or `names`) says and else 1, of an interface or union the dearest branch.
 * What Shopify really charges is less, because it counts long pages below linear: this is an upper bound.
 * https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits
 */
export function requestedCost(
  schema: GraphQLSchema,
  text: string,
  lengths: Record<string, number> = {},
): number {
  const document = parse(text)
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const part of document.definitions) {
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part)
  }
  const operation = document.definitions.find((part) => part.kind === Kind.OPERATION_DEFINITION)
  const query = schema.getQueryType()
  if (!operation || !query) throw new Error('there is no query in this text')
  return ofSelection(operation.selectionSet, query)

  function ofSelection(set: SelectionSetNode, parent: GraphQLCompositeType): number {
    let own = 0
    let dearest = 0
    for (const part of set.selections) {
      if (part.kind === Kind.FIELD) {
        own += ofField(part, parent)
        continue
      }
      const fragment = part.kind === Kind.INLINE_FRAGMENT ? part : fragments.get(part.name.value)
      const type = fragment?.typeCondition ? schema.getType(fragment.typeCondition.name.value) : parent
      if (!fragment || !isCompositeType(type)) throw new Error('a fragment that nobody wrote')
      const cost = ofSelection(fragment.selectionSet, type)
      if (type === parent) own += cost
      else dearest = Math.max(dearest, cost)
    }
    return own + dearest
  }

  function ofField(field: FieldNode, parent: GraphQLCompositeType): number {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return 0
    const definition = parent.getFields()[field.name.value]
    const type = definition && getNamedType(definition.type)
    if (!definition || !isCompositeType(type) || !field.selectionSet) return 0
    if (type.name === 'PageInfo') return 0
    const size = sizeOf(field)
    if (type.name.endsWith('Connection')) {
      if (size === undefined) throw new Error(`${field.name.value} needs first: the server demands it`)
      const nodes = field.selectionSet.selections.find(
        (one) => one.kind === Kind.FIELD && one.name.value === 'nodes',
      )
      return 2 + (nodes?.kind === Kind.FIELD ? size * ofField(nodes, type) : 0)
    }
    const plain = isNonNullType(definition.type) ? definition.type.ofType : definition.type
    const isNodes = field.name.value === 'nodes' && parent !== query
    const times = isListType(plain) && !isNodes ? (size ?? 1) : 1
    return times * (1 + ofSelection(field.selectionSet, type))
  }

  function sizeOf(field: FieldNode): number | undefined {
    for (const { name, value } of field.arguments ?? []) {
      if (!['first', 'ids', 'names'].includes(name.value)) continue
      if (value.kind === Kind.INT) return Number(value.value)
      const length = value.kind === Kind.VARIABLE ? lengths[value.name.value] : undefined
      if (length === undefined) throw new Error(`how long is ${name.value} of ${field.name.value}?`)
      return length
    }
    return undefined
  }
}
