import type { ContactEvent } from '../domain/contacts/contact-event.ts'
import { type FactsOptions, webhookFacts } from './contact-facts/webhook-facts.ts'
import type { Contacts } from './contacts.ts'
import type { ClaimedWebhook, WebhookInbox } from './ingest.ts'

export interface ContactInboxOptions {
  /** Under which its deliveries are kept. */
  name: string
  inbox: Pick<WebhookInbox, 'claim' | 'finish' | 'postpone'>
  contacts: Pick<Contacts, 'append'>
  facts: FactsOptions
  /** Hears of what is new, after it is committed. Whoever fails here fails alone. */
  onFresh: (events: readonly ContactEvent[]) => Promise<void>
  /** Hears how each delivery ended. */
  onOutcome?: (outcome: string) => void
  onError: (error: unknown) => void
  /** How often it looks for what nobody woke it for, in milliseconds. */
  sweepMs?: number
}

export interface ContactInbox {
  wake(): void
  close(): Promise<void>
}

const atOnce = 100
/** A body that the store does not take this often is not a bad moment. */
const mostAttempts = 10

/**
 * Gives the webhooks of a helpdesk account their effect: facts, in one transaction for many. A body is read, and gone from the inbox when
 * its facts are kept.
 */
export function startContactInbox(options: ContactInboxOptions): ContactInbox {
  const { name, inbox, contacts, facts, onFresh, onOutcome = () => {}, onError, sweepMs = 5_000 } = options
  let isOpen = true
  let isWanted = false
  let running: Promise<void> | undefined

  const keep = async (claimed: readonly ClaimedWebhook[]): Promise<void> => {
    const told = claimed.map(({ id, topic, body }) => ({
      id,
      told: webhookFacts(topic, jsonOf(body), facts),
    }))
    const found = told.flatMap(({ told: one }) => ('facts' in one ? one.facts : []))
    const fresh = await contacts.append(facts.account, found)
    for (const { id, told: one } of told) {
      const outcome = 'ignored' in one ? one.ignored : one.facts.length > 0 ? 'kept_facts' : 'nothing_to_keep'
      await inbox.finish(id, outcome)
      onOutcome(outcome)
    }
    await onFresh(fresh).catch(onError)
  }

  /** One that cannot be kept must not hold up the others. */
  const keepEach = async (claimed: readonly ClaimedWebhook[]): Promise<void> => {
    for (const one of claimed) {
      try {
        await keep([one])
      } catch (error) {
        onError(error)
        if (one.attempts >= mostAttempts) await inbox.finish(one.id, 'gave_up')
        else await inbox.postpone(one.id, one.attempts * 10_000)
      }
    }
  }

  const drain = async (): Promise<void> => {
    while (isOpen && isWanted) {
      isWanted = false
      const claimed = await inbox.claim(atOnce, [name])
      if (claimed.length === atOnce) isWanted = true
      if (claimed.length > 0) await keep(claimed).catch(() => keepEach(claimed))
    }
  }

  const wake = (): void => {
    isWanted = true
    running ??= drain()
      // The store is away: the claims end by themselves.
      .catch(onError)
      .finally(() => {
        running = undefined
        if (isWanted && isOpen) setImmediate(wake)
      })
  }
  const sweep = setInterval(wake, sweepMs)
  sweep.unref()
  wake()

  return {
    wake,
    async close() {
      isOpen = false
      clearInterval(sweep)
      await running
    },
  }
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
