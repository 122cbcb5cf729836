import { ApiError } from '../protocol/messages.ts'
import type { TicketSession } from './ticket-session.ts'

/** What an app may ask the host page itself to do; pages are meant by guid. */
export type HostActions = {
  resize(guid: string, size: { width?: string; height?: string }): void
  notify(text: string, kind: 'notice' | 'alert' | 'error', shownMs: number | 'until closed'): void
  createInstance(guid: string, options: Record<string, unknown>): unknown
  destroy(guid: string): void
  setVisible(guid: string, visible: boolean): void
  routeTo(place: string, id: string): void
}

type PlainCall = { host: HostActions; guid: string; args: unknown[] }
type Call = PlainCall & { session: TicketSession }

const append = ({ session }: Call, html: string): void => {
  session.setDraft(session.draft === '' ? html : `${session.draft}<br>${html}`)
}

const appendText = (call: Call) => append(call, escapeHtml(textOf(call.args[0])).replaceAll('\n', '<br>'))
const appendHtml = (call: Call) => append(call, textOf(call.args[0]))

const actions: Record<string, (call: Call) => unknown> = {
  'ticket.comment.appendText': appendText,
  'comment.appendText': appendText,
  'ticket.comment.appendHtml': appendHtml,
  'comment.appendHtml': appendHtml,
  // Markdown arrives readable rather than rendered: a renderer would be the workbench's largest part.
  'ticket.comment.appendMarkdown': appendText,
  'comment.appendMarkdown': appendText,
  'ticket.editor.insert': appendHtml,
  'ticket.tags.add': ({ session, args }) =>
    session.setTags([...session.ticket.tags, ...args.flat().map(String)]),
  'ticket.tags.remove': ({ session, args }) =>
    session.setTags(session.ticket.tags.filter((tag) => !args.flat().includes(tag))),
  'ticket.disableSave': ({ session }) => session.setSaveDisabled(true),
  'ticket.enableSave': ({ session }) => session.setSaveDisabled(false),
}

const plainActions: Record<string, (call: PlainCall) => unknown> = {
  resize: ({ host, guid, args }) => host.resize(guid, (args[0] ?? {}) as { width?: string; height?: string }),
  notify: ({ host, args: [text, kind, shownMs, options] }) => {
    const sticky = (options as { sticky?: boolean } | undefined)?.sticky === true
    host.notify(textOf(text), kindOf(kind), sticky ? 'until closed' : Number(shownMs ?? 5_000))
  },
  'instances.create': ({ host, guid, args }) =>
    host.createInstance(guid, (args[0] ?? {}) as Record<string, unknown>),
  destroy: ({ host, guid }) => host.destroy(guid),
  show: ({ host, guid }) => host.setVisible(guid, true),
  hide: ({ host, guid }) => host.setVisible(guid, false),
  'appsTray.show': ({ host, guid }) => host.setVisible(guid, true),
  'appsTray.hide': ({ host, guid }) => host.setVisible(guid, false),
  routeTo: ({ host, args }) => host.routeTo(textOf(args[0]), textOf(args[1])),
  // Sent by the CDN build of the SDK for Zendesk's own statistics.
  track: () => true,
}

/** @throws ApiError for an action that Zendesk does not have where the page stands; `session` is absent outside of tickets */
export const invokeAction = (
  action: string,
  call: PlainCall & { session: TicketSession | undefined },
): unknown => {
  const { session, ...rest } = call
  const plain = plainActions[action]
  if (plain) return plain(rest) ?? true
  if (session && /^ticketFields:\w+\.(hide|show|enable|disable|toggle)$/.test(action)) return true
  const run = session && actions[action]
  if (!run) throw new ApiError(`No such Api: ${action}`)
  return run({ ...rest, session }) ?? true
}

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

const kindOf = (kind: unknown): 'notice' | 'alert' | 'error' =>
  kind === 'alert' || kind === 'error' ? kind : 'notice'

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
