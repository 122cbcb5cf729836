import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { defaultPage } from './connection.ts'

const pages = new Set(['data', 'line_items'])
const paged = new Set(['orders', 'shipments', 'warehouse_products', 'returns', 'webhooks'])

/**
 * The credits that an operation may cost: pages multiply, and a page without `first` counts a hundred rows. ShipHero does not publish its
 * formula; this one has its two known properties.
 */
export function estimatedComplexity(
  document: DocumentNode,
  { operation, variables }: { operation: OperationDefinitionNode; variables: Record<string, unknown> },
): number {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  )
  return inside(operation.selectionSet, false)

  function inside(set: SelectionSetNode, inPagedQuery: boolean): number {
    let cost = 0
    for (const part of set.selections) {
      if (part.kind === Kind.FIELD) cost += field(part, inPagedQuery)
      else {
        const inner = part.kind === Kind.INLINE_FRAGMENT ? part.selectionSet : fragments.get(part.name.value)
        if (inner) cost += inside(inner, inPagedQuery)
      }
    }
    return cost
  }

  function field(node: FieldNode, inPagedQuery: boolean): number {
    if (!node.selectionSet) return 0
    const name = node.name.value
    if (name === 'edges' || name === 'node' || name === 'pageInfo')
      return inside(node.selectionSet, inPagedQuery)
    if (paged.has(name)) return 1 + inside(node.selectionSet, true)
    if (!inPagedQuery || !pages.has(name) || !hasEdges(node.selectionSet))
      return inside(node.selectionSet, inPagedQuery)
    return lengthOf(node) * (1 + inside(node.selectionSet, true))
  }

  function lengthOf(node: FieldNode): number {
    const value = node.arguments?.find(
      (one) => one.name.value === 'first' || one.name.value === 'last',
    )?.value
    if (value?.kind === Kind.INT) return Number(value.value)
    const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined
    return typeof given === 'number' ? given : defaultPage
  }
}

/** `line_items` is a page on an order and a plain list on an allocation. */
const hasEdges = ({ selections }: SelectionSetNode): boolean =>
  selections.some((part) => part.kind === Kind.FIELD && part.name.value === 'edges')
