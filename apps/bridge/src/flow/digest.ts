import { BoardFilter, type FcrWindow } from '@throughline/shared/contract'
import { dayAt } from '../domain/calendar/day-of.ts'
import type { Digest } from '../domain/digest/blocks.ts'
import { digestHtml } from '../domain/digest/digest-html.ts'
import { digestOf } from '../domain/digest/digest-of.ts'
import { digestText } from '../domain/digest/digest-text.ts'
import { type DigestTime, digestDue, lastMatureWeek, lastSunday } from '../domain/digest/digest-time.ts'
import type { Mail, SendMail } from '../platform/mail.ts'
import { drawPdf } from '../platform/pdf.ts'
import type { Store } from '../platform/store/store.ts'
import type { Board } from './board.ts'

const digestWindow: FcrWindow = 7
const mark = { reader: 'digest', name: 'sent' }

export interface ComposeDigest {
  board: Pick<Board, 'overview' | 'causes' | 'audit' | 'today'>
  company: string
  timeZone: string
  /** Epoch milliseconds. */
  now: () => number
}

/** The digest that a lead would get now. */
export async function composeDigest({ board, company, timeZone, now }: ComposeDigest): Promise<Digest> {
  const at = now()
  const days = lastMatureWeek({ now: at, timeZone, window: digestWindow })
  const filter = BoardFilter.parse({ ...days, window: digestWindow })
  const auditUntil = lastSunday(at, timeZone)
  return digestOf({
    company,
    timeZone,
    days,
    window: digestWindow,
    today: dayAt(at, timeZone),
    overview: await board.overview(filter, {}),
    causes: await board.causes(filter, {}),
    audit: await board.audit(
      { until: auditUntil, weeks: 13, rows: 'error', columns: 'stage', only: everything },
      { withCost: true },
    ),
    now: await board.today(),
  })
}

const everything = { error: [], stage: [], warehouse: [], carrier: [], category: [], channel: [] }

/** The digest as it is read: HTML, plain text and PDF say the same. `at` in epoch milliseconds. */
export async function drawDigest(digest: Digest, at: number) {
  return { html: digestHtml(digest), text: digestText(digest), pdf: await drawPdf(digest, at) }
}

export interface SendDigest extends ComposeDigest, Omit<DigestTime, 'timeZone'> {
  to: readonly string[]
  send: SendMail
  store: Pick<Store, 'watermarks'>
}

export type SendDigestIfDue = () => Promise<'sent' | 'not_due' | 'was_sent'>

/**
 * Sends the week's digest once it is due, all that day: whichever bridge comes first, and none a second time. A bridge that ends between
 * its claim and the mail leaves this week without one; a mail server that refuses is asked again.
 */
export function createSendDigest(options: SendDigest): SendDigestIfDue {
  const { to, send, store, timeZone, now } = options
  const { watermarks } = store
  return async () => {
    const week = digestDue(now(), options)
    if (week === undefined) return 'not_due'
    const before = (await watermarks.read(mark.reader, mark.name)) ?? ''
    if (before >= week) return 'was_sent'
    const digest = await composeDigest(options)
    const { html, text, pdf } = await drawDigest(digest, now())
    const mail: Mail = {
      to,
      subject: digest.subject,
      text,
      html,
      attachments: [
        {
          filename: `first-contacts-${dayAt(now(), timeZone)}.pdf`,
          contentType: 'application/pdf',
          content: pdf,
        },
      ],
    }
    if (!(await watermarks.advance(mark.reader, mark.name, week))) return 'was_sent'
    try {
      await send(mail)
    } catch (error) {
      await watermarks.write(mark.reader, mark.name, before)
      throw error
    }
    return 'sent'
  }
}
