import type { DigestFacts } from '@throughline/bridge/domain/digest/digest-of.ts'
import type { Rate } from '@throughline/shared/contract'

/** A rate as the board tells it; a share only when it is given. */
export const rate = (count: number, of: number, share?: [number, number, number]): Rate => ({
  count,
  of,
  ...(share && { share: share[0], low: share[1], high: share[2] }),
})

const none = rate(0, 0)
export const noNumbers = { oneTouch: none, fcr: none, netFcr: none, zendeskOneTouch: none }

/** A bad week at a shop in Berlin; as read on Monday, 16 November 2026. */
export const badWeek = (): DigestFacts => ({
  company: 'Müller & Söhne',
  timeZone: 'Europe/Berlin',
  days: { from: '2026-11-02', to: '2026-11-08' },
  window: 7,
  today: '2026-11-16',
  overview: {
    numbers: {
      oneTouch: rate(150, 200, [0.75, 0.686, 0.805]),
      fcr: rate(128, 200, [0.64, 0.571, 0.703]),
      netFcr: rate(126, 180, [0.7, 0.629, 0.762]),
      zendeskOneTouch: rate(164, 200, [0.82, 0.761, 0.867]),
    },
    before: {
      oneTouch: rate(150, 200, [0.75, 0.686, 0.805]),
      fcr: rate(144, 200, [0.72, 0.654, 0.778]),
      netFcr: rate(12, 15),
      zendeskOneTouch: rate(160, 200, [0.8, 0.739, 0.85]),
    },
    sentence: { kind: 'fell', points: -8, cause: 'silent_parcel', owner: 'carrier', share: 0.61 },
    gaps: [],
  },
  causes: {
    asOf: '2026-11-16T06:00:00Z',
    lost: 72,
    rows: (
      [
        ['silent_parcel', 'carrier', 41, 20],
        ['refund_overdue', 'finance', 12, 11],
        ['pack_not_verified', 'warehouse', 8, 9],
        ['stuck_in_warehouse', 'warehouse', 6, 6],
        ['commitment_broken', undefined, 3, 4],
        ['damaged', 'carrier', 2, 6],
        ['nothing_wrong', undefined, 0, 2],
      ] as const
    ).map(([cause, owner, lost, lostBefore]) => ({
      cause,
      ...(owner && { owner }),
      contacts: lost * 2,
      lost,
      fcr: rate(lost, lost * 2),
      lostBefore,
      cost: [],
    })),
  },
  audit: {
    from: '2026-08-17',
    to: '2026-11-15',
    findings: [
      {
        error: 'pack_not_verified',
        also: [],
        owner: 'warehouse',
        stage: 'warehouse',
        where: { warehouse: 'Łódź Süd' },
        when: 'peak',
        here: rate(80, 400, [0.2, 0.164, 0.242]),
        elsewhere: rate(100, 4_000, [0.025, 0.021, 0.03]),
        times: 8,
        excess: 70,
        contacts: 31,
        cost: [{ minor: 120_450, currency: 'EUR' }],
      },
      {
        error: 'silent_parcel',
        also: ['promise_broken'],
        owner: 'carrier',
        stage: 'transit',
        where: { carrier: 'Sparrow', region: 'DE-8' },
        when: 'since',
        since: '2026-10-05',
        here: rate(9, 12),
        elsewhere: rate(0, 4_000, [0, 0, 0.001]),
        times: 0,
        excess: 9,
        contacts: 1,
        cost: [],
      },
    ],
  },
  now: {
    asOf: '2026-11-16T06:00:00Z',
    returnsPastDue: [
      {
        owner: 'returns_desk',
        rows: [{ concern: 'not_inspected', order: '#1041', due: '2026-11-13', daysLate: 3, tickets: ['12'] }],
      },
      {
        owner: 'finance',
        rows: [
          { concern: 'refund_overdue', order: '#1042', due: '2026-11-12', daysLate: 4, tickets: [] },
          {
            concern: 'refund_overdue',
            order: '#1040',
            returnNumber: 'R-7',
            due: '2026-10-31',
            daysLate: 16,
            amount: { minor: 8_900, currency: 'EUR' },
            tickets: [],
          },
        ],
      },
    ],
    promises: [
      {
        order: '#1050',
        kind: 'delivery',
        latest: '2026-11-17',
        state: 'at_risk',
        owner: 'carrier',
        tickets: [],
      },
      { order: '#1051', kind: 'refund', latest: '2026-11-16', state: 'on_track', tickets: ['14'] },
    ],
    truncated: false,
  },
})
