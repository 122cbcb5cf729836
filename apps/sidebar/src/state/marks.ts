import type { Ref } from '@throughline/shared/contract'
import { refId } from './choices.ts'
import type { Line, News } from './news.ts'

/** Lines that are marked, each with how often it changed while it is: it is marked anew each time. */
export type Marks = ReadonlyMap<string, number>

export const noMarks: Marks = new Map()

/** How often this line of an order is marked; 0 for not at all. */
export const markOf = (marks: Marks, order: Ref, line: Line): number => marks.get(idOf(order, line)) ?? 0

/** The lines that are marked already, and those that the news changed. One event comes in several panels: a later one takes no mark away. */
export const withMarks = (marks: Marks, { changed }: News): Marks => {
  const ids = changed.flatMap(({ order, lines }) => [...lines].map((line) => idOf(order.ref, line)))
  return new Map([...marks, ...ids.map((id): [string, number] => [id, (marks.get(id) ?? 0) + 1])])
}

const idOf = (order: Ref, line: Line): string => `${line} ${refId(order)}`
