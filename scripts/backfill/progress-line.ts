import type { WriteStream } from 'node:tty'
import type { BackfillTold } from '../../apps/bridge/src/flow/backfill.ts'

const width = 30

/** One line that moves on a terminal; into a file or a pipe one line for each page. */
export function showProgress(out: Pick<WriteStream, 'write' | 'isTTY'>) {
  let isShown = false
  return {
    show(told: BackfillTold): void {
      const text = progressText(told)
      out.write(out.isTTY ? `\r\u001b[2K${text}` : `${text}\n`)
      isShown = true
    },
    end(): void {
      if (isShown && out.isTTY) out.write('\n')
    },
  }
}

/** Such as `████████░░ 41 %  updates  12,400 tickets, 61,000 updates  known until 2026-03-04  about 2 h 10 min left`. */
export function progressText({ stream, share, tickets, updates, eta, readTo }: BackfillTold): string {
  const full = Math.floor(share * width)
  const bar = '█'.repeat(full) + '░'.repeat(width - full)
  const percent = `${Math.floor(share * 100)}`.padStart(3)
  const counted = `${grouped(tickets)} tickets, ${grouped(updates)} updates`
  return `${bar} ${percent} %  ${stream}  ${counted}  known until ${readTo.slice(0, 10)}${etaText(eta)}`
}

const grouped = (count: number): string => count.toLocaleString('en')

const etaText = (eta: number | undefined): string => {
  if (eta === undefined) return ''
  const minutes = Math.ceil(eta / 60)
  if (minutes < 1) return ''
  const hours = Math.floor(minutes / 60)
  return `  about ${hours > 0 ? `${hours} h ` : ''}${minutes % 60} min left`
}
