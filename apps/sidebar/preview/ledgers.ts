import type { LedgerStep, ReturnLedger } from '@throughline/shared/contract'
import type { Money } from '@throughline/shared/model'
import type { Owner, ReturnStep } from '@throughline/shared/vocabulary'
import { at, utc } from './clock.ts'

const euro = (minor: number): Money => ({ minor, currency: 'EUR' })

const owners = {
  requested: 'customer',
  approved: 'returns_desk',
  label_sent: 'returns_desk',
  in_transit: 'customer',
  received: 'returns_desk',
  inspected: 'returns_desk',
  refund_issued: 'finance',
  refund_settled: 'finance',
  exchange_shipped: 'warehouse',
} satisfies Record<ReturnStep, Owner>

const step = (name: ReturnStep, parts: Partial<LedgerStep> & Pick<LedgerStep, 'state'>): LedgerStep => ({
  step: name,
  owner: owners[name],
  overdue: false,
  ...parts,
})
const done = (name: ReturnStep, parts: Partial<LedgerStep> = {}) =>
  step(name, { state: 'done', source: 'loop', strength: 'system_record', ...parts })

const begun = [
  done('requested', { doneAt: utc('2026-11-13T09:00:00') }),
  done('approved', { doneAt: utc('2026-11-13T09:04:00') }),
]

/** Received; to be inspected, then refunded within two business days. */
export const receivedLedger: ReturnLedger = {
  steps: [
    ...begun,
    done('label_sent'),
    done('in_transit', { doneAt: at('2026-11-17T16:20'), source: 'easypost', strength: 'scan' }),
    done('received', { doneAt: at('2026-11-18T10:30') }),
    step('inspected', { state: 'current', due: '2026-11-20' }),
    step('refund_issued', { state: 'upcoming', due: '2026-11-24' }),
    step('refund_settled', { state: 'upcoming' }),
  ],
  clock: {
    startedBy: 'received',
    startedOn: '2026-11-18',
    due: '2026-11-24',
    businessDaysLeft: 2,
    owner: 'returns_desk',
  },
  amounts: { due: euro(6900), parts: [{ part: 'goods', amount: euro(6900) }] },
  nextMessage: { message: 'return_received' },
}

/** Inspected, and the refund is three business days late, with a fee and a part in store credit. */
export const overdueLedger: ReturnLedger = {
  steps: [
    ...begun,
    step('label_sent', { state: 'skipped' }),
    step('in_transit', { state: 'unknown', owner: 'carrier' }),
    done('received', { doneAt: at('2026-11-09T10:30') }),
    done('inspected', { doneAt: at('2026-11-10T11:00') }),
    step('refund_issued', { state: 'current', due: '2026-11-17', overdue: true }),
    step('refund_settled', { state: 'upcoming' }),
  ],
  clock: {
    startedBy: 'received',
    startedOn: '2026-11-10',
    due: '2026-11-17',
    businessDaysLeft: -3,
    owner: 'finance',
  },
  amounts: {
    due: euro(8900),
    parts: [
      { part: 'goods', amount: euro(9400) },
      { part: 'restocking_fee', amount: euro(-500) },
      { part: 'store_credit', amount: euro(2000) },
    ],
  },
  nextMessage: { message: 'refund_late', due: '2026-11-20' },
}

/** Ordered, and less than was due. */
export const issuedLedger: ReturnLedger = {
  steps: [
    ...begun,
    done('received', { doneAt: at('2026-11-18T10:30') }),
    done('inspected', { doneAt: at('2026-11-19T09:00') }),
    done('refund_issued', { doneAt: utc('2026-11-19T16:00:00'), source: 'shop-eu' }),
    step('refund_settled', { state: 'current', due: '2026-11-26' }),
  ],
  clock: {
    startedBy: 'received',
    startedOn: '2026-11-18',
    due: '2026-11-25',
    stoppedOn: '2026-11-19',
    owner: 'finance',
  },
  amounts: {
    due: euro(6900),
    issued: euro(5900),
    difference: euro(1000),
    parts: [{ part: 'goods', amount: euro(6900) }],
  },
}

/** The customer has the label and has to post it. */
export const toPostLedger: ReturnLedger = {
  steps: [
    ...begun,
    done('label_sent'),
    step('in_transit', { state: 'current', due: '2026-11-27' }),
    step('received', { state: 'upcoming' }),
    step('inspected', { state: 'upcoming' }),
    step('exchange_shipped', { state: 'upcoming' }),
  ],
  amounts: { parts: [] },
  nextMessage: { message: 'post_it_reminder', due: '2026-11-23' },
}

export const endedLedger: ReturnLedger = { steps: begun, amounts: { parts: [] } }
