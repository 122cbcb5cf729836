import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'

export interface Mail {
  to: string | readonly string[]
  subject: string
  text: string
  /** The same for readers who can show it. */
  html?: string
  attachments?: readonly { filename: string; contentType: string; content: Buffer }[]
}

export type SendMail = (mail: Mail) => Promise<void>

/** How long a mail server may take; the customer waits for her code. */
const patienceMs = 10_000

/** Sends through an SMTP server. */
export function smtpMail({ smtpUrl, from }: { smtpUrl: string; from: string }): SendMail {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  })
  return async (mail) => {
    await transport.sendMail(messageOf(from, mail))
  }
}

/** Writes mails into a folder, for a demo and for tests of what would be sent: one file each, as a mail server would get it. */
export function fileMail({ outboxFolder, from }: { outboxFolder: string; from: string }): SendMail {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  let count = 0
  return async (mail) => {
    const { message, messageId } = await transport.sendMail(messageOf(from, mail))
    mkdirSync(outboxFolder, { recursive: true })
    count += 1
    const name = `${String(count).padStart(4, '0')}-${messageId.replace(/[^A-Za-z0-9]/g, '')}.eml`
    writeFileSync(join(outboxFolder, name), message.toString(), { mode: 0o600 })
  }
}

/** Files and addresses are never looked up for whoever writes a mail: all of it is here. */
const messageOf = (from: string, { to, attachments = [], ...mail }: Mail): SendMailOptions => ({
  from,
  to: [to].flat(),
  ...mail,
  attachments: [...attachments],
  disableFileAccess: true,
  disableUrlAccess: true,
})
