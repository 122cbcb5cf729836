import { cut, ticketLimits } from './ticket-limits.ts'
import { fieldsOf, listOf, textOf } from './unknown.ts'

/** Field types that never hold a number, an address or a name. A type we do not know is read: its value decides. */
const neverText = new Set([
  'checkbox',
  'date',
  'tagger',
  'multiselect',
  'lookup',
  'multi_lookup',
  'partialcreditcard',
])

/** Paths of the ticket's custom fields that may hold text, from Zendesk's `ticketFields`. */
export const customFieldPaths = (ticketFields: unknown): string[] =>
  listOf(ticketFields)
    .map(fieldsOf)
    .filter(({ type }) => !neverText.has(textOf(type) ?? ''))
    .flatMap(({ name }) => {
      const id = /^custom_field_\d+$/.exec(textOf(name) ?? '')
      return id ? [`ticket.customField:${id[0]}`] : []
    })
    .slice(0, ticketLimits.customFields)

/** What the agent, a form or a bot wrote into them; empty fields, ticks and choices are left out. */
export const customFieldTexts = (values: Record<string, unknown>): string[] =>
  Object.values(values).flatMap((value) => {
    const text = textOf(value)
    return text === undefined ? [] : [cut(text, ticketLimits.customField)]
  })
