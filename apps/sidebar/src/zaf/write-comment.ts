import { readPaths } from './read-paths.ts'
import type { ZafClient } from './sdk.ts'
import { fieldsOf, textOf } from './unknown.ts'
import { within } from './within.ts'
import { ZafError } from './zaf-error.ts'

/** 4 s, as for reading. */
const patienceMs = 4_000

export type CommentKind = 'publicReply' | 'internalNote'

/**
 * Puts text into what the agent is writing; she reads, changes and sends it. Text for colleagues must never stand in a reply to the
 * customer: a workspace that does not switch to internal notes (it has happened: zendesk_app_framework_sdk#141) gets nothing written.
 * https://developer.zendesk.com/api-reference/apps/apps-support-api/ticket_sidebar/ – read 2026-11-22
 * @throws ZafError `helpdesk_error` or `no_answer`
 */
export const writeComment = async (client: ZafClient, kind: CommentKind, text: string): Promise<void> => {
  if ((await commentType(client)) !== kind) {
    const switched = done('comment.type', client.set('comment.type', kind))
    // A chat has no public reply to switch to, and writing there is public anyway.
    if (kind === 'publicReply') await switched.catch(() => undefined)
    else await switched
    if (kind === 'internalNote' && (await commentType(client)) !== kind)
      throw new ZafError('helpdesk_error', 'The helpdesk did not switch the composer to internal notes.')
  }
  // `ticket.editor.insert` writes at the cursor, in chats too; workspaces without it have the older call.
  await done('ticket.editor.insert', client.invoke('ticket.editor.insert', htmlOf(text))).catch(() =>
    done('ticket.comment.appendText', client.invoke('ticket.comment.appendText', text)),
  )
}

const commentType = async (client: ZafClient): Promise<unknown> => {
  const { values } = await readPaths(client, ['comment.type'])
  return values['comment.type']
}

const done = async (path: string, call: Promise<Record<string, unknown>>): Promise<void> => {
  const reply = fieldsOf(await within(patienceMs, path, call))
  // The npm copy of the SDK resolves a time-out with an error-like object.
  if (reply.name === 'TimeoutError') throw new ZafError('no_answer', `The helpdesk did not answer ${path}.`)
  const error = fieldsOf(fieldsOf(reply.errors)[path])
  const said = textOf(error.message)
  if (said) throw new ZafError('helpdesk_error', `The helpdesk refused ${path}: ${said}`)
}

const htmlOf = (text: string): string =>
  text
    .split('\n\n')
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
