import type { HostConfig } from '../../host-config.ts'
import type { WorkbenchTicket } from '../../ticket.ts'

export type CommentType = 'publicReply' | 'internalNote'

/** What changed, in the words of Zendesk's events: `<path>.changed` is fired with `value`. */
export type Change = { path: string; value: unknown; before: unknown }

/** One ticket that is open in a tab: what is stored, what is being written, and who wants to know of changes. */
export class TicketSession {
  readonly ticket: WorkbenchTicket
  readonly agent: HostConfig['agent']
  readonly #listeners = new Set<(change: Change) => void>()
  readonly fields: { id: string; label: string }[]
  /** HTML of the reply being written. */
  draft = ''
  commentType: CommentType = 'publicReply'
  saveDisabled = false

  constructor(ticket: WorkbenchTicket, agent: HostConfig['agent']) {
    this.ticket = structuredClone(ticket)
    this.agent = agent
    this.fields = Object.keys(ticket.customFields).map((name, index) => toField(name, index))
    this.ticket.customFields = Object.fromEntries(
      Object.values(ticket.customFields).map((value, index) => [this.fields[index]?.id ?? '', value]),
    )
  }

  onChange(listener: (change: Change) => void): void {
    this.#listeners.add(listener)
  }

  /** Tells of a change that the caller has made. */
  changed(path: string, value: unknown, before?: unknown): void {
    for (const listener of this.#listeners) listener({ path, value, before })
  }

  setSubject(subject: string): void {
    const before = this.ticket.subject
    if (subject === before) return
    this.ticket.subject = subject
    this.changed('ticket.subject', subject, before)
  }

  setStatus(status: WorkbenchTicket['status']): void {
    const before = this.ticket.status
    if (status === before) return
    this.ticket.status = status
    this.changed('ticket.status', status, before)
  }

  setTags(tags: string[]): void {
    const before = this.ticket.tags
    this.ticket.tags = [...new Set(tags)]
    this.changed('ticket.tags', this.ticket.tags, before)
  }

  setCustomField(id: string, value: string): void {
    const before = this.ticket.customFields[id]
    if (value === before) return
    this.ticket.customFields[id] = value
    this.changed(`ticket.custom_field_${id}`, value, before)
  }

  setDraft(html: string): void {
    if (html === this.draft) return
    const before = this.draft
    this.draft = html
    this.changed('comment.text', html, before)
  }

  setCommentType(type: CommentType): void {
    if (type === this.commentType) return
    const before = this.commentType
    this.commentType = type
    this.changed('comment.type', type, before)
  }

  setSaveDisabled(disabled: boolean): void {
    this.saveDisabled = disabled
    this.changed('save', disabled)
  }

  setRequester(requester: WorkbenchTicket['requester']): void {
    const before = this.ticket.requester
    this.ticket.requester = requester
    this.changed('ticket.requester.id', requester.id, before.id)
    this.changed('ticket.requester.name', requester.name, before.name)
    this.changed('ticket.requester.email', requester.email, before.email)
  }

  addComment(
    comment: Pick<WorkbenchTicket['comments'][number], 'author' | 'html' | 'createdAt' | 'public'>,
  ): void {
    // Zendesk's comment ids grow; only their order is read.
    const id = Math.max(0, ...this.ticket.comments.map((one) => one.id)) + 1
    this.ticket.comments.push({ id, ...comment })
    this.changed('ticket.conversation', undefined)
    this.changed('ticket.comments', undefined)
  }
}

const toField = (name: string, index: number): { id: string; label: string } =>
  /^\d+$/.test(name) ? { id: name, label: `Field ${name}` } : { id: String(900_001 + index), label: name }
