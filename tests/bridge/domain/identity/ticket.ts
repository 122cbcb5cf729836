import { type IdentifyOptions, identify } from '@throughline/bridge/domain/identity/identify.ts'
import type { TicketContext } from '@throughline/shared/contract'
import type { Key, KeyKind } from '@throughline/shared/model'

/** A ticket that says nothing; a test says the one thing it is about. */
export const ticketOf = (said: Partial<TicketContext> = {}): TicketContext => ({
  requester: { emails: [], phones: [] },
  subject: '',
  description: '',
  comments: [],
  customFields: [],
  ...said,
})

export const keysIn = (said: Partial<TicketContext>, options?: IdentifyOptions): Key[] =>
  identify(ticketOf(said), options).keys

/** Keys of a description, as `kind value`, sorted: what was found, not how it ranks. */
export const found = (description: string, options?: IdentifyOptions): string[] =>
  keysIn({ description }, options)
    .map(({ kind, value }) => `${kind} ${value}`)
    .toSorted()

export const valuesOf = (kind: KeyKind, description: string, options?: IdentifyOptions): string[] =>
  keysIn({ description }, options)
    .filter((key) => key.kind === kind)
    .map(({ value }) => value)
    .toSorted()
