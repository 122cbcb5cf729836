import {
  Audit,
  AuditOrders,
  BoardCauses,
  BoardOverview,
  BoardTickets,
  BoardToday,
} from '@throughline/shared/contract'

const rate = (count: number, of: number) => {
  const share = count / of
  return { count, of, share, low: Math.max(0, share - 0.04), high: Math.min(1, share + 0.04) }
}
const numbers = (fcr: number, of: number) => ({
  oneTouch: rate(Math.round(fcr * 0.9), of),
  fcr: rate(fcr, of),
  netFcr: rate(fcr, Math.max(fcr, of - 40)),
  zendeskOneTouch: rate(Math.round(fcr * 1.05), of + 12),
})
const day = (at: number) => new Date(Date.parse('2026-08-24') + at * 86_400_000).toISOString().slice(0, 10)
const asOf = '2026-11-22T08:00:00Z'

/** What a bridge with a few hundred contacts would answer, checked against the contract. */
export const sampleAnswers = {
  'board.overview': BoardOverview.parse({
    asOf,
    numbers: numbers(306, 412),
    before: numbers(329, 420),
    immature: 37,
    excluded: [
      { reason: 'no_inbound_contact', count: 21 },
      { reason: 'merged_away', count: 4 },
    ],
    limits: [{ reason: 'carrier_search', count: 40 }],
    trend: Array.from({ length: 13 }, (_, at) => ({
      week: day(at * 7),
      mature: at < 12,
      numbers: numbers(260 - (at % 5) * 12, 330),
    })),
    sentence: { kind: 'fell', points: -4.1, cause: 'refund_overdue', owner: 'returns_desk', share: 0.71 },
    containment: { bots: rate(60, 100), agents: rate(300, 390) },
    gaps: [{ from: '2026-10-01T03:00:00Z', to: '2026-10-01T09:00:00Z' }],
    backfill: {
      state: 'running',
      from: '2026-01-01T00:00:00Z',
      readTo: '2026-06-01T00:00:00Z',
      tickets: 1_204,
      eta: 300,
    },
    choices: {
      brands: ['360001'],
      channels: ['email', 'chat'],
      groups: ['7'],
      warehouses: ['Reno', 'Leipzig'],
      carriers: ['DHL', 'DPD'],
      categories: ['tents'],
    },
  }),
  'board.causes': BoardCauses.parse({
    asOf,
    lost: 106,
    rows: [
      {
        cause: 'refund_overdue',
        owner: 'returns_desk',
        contacts: 120,
        lost: 61,
        lostBefore: 30,
        fcr: rate(59, 120),
        cost: [{ minor: 43_200, currency: 'EUR' }],
      },
      {
        cause: 'silent_parcel',
        owner: 'carrier',
        contacts: 80,
        lost: 30,
        lostBefore: 41,
        fcr: rate(50, 80),
        cost: [],
      },
      { cause: 'unknown', contacts: 9, lost: 2, lostBefore: 2, fcr: { count: 7, of: 9 }, cost: [] },
    ],
  }),
  'board.audit': Audit.parse({
    asOf,
    from: '2026-08-24',
    to: '2026-11-22',
    orders: 1_600,
    peaks: ['2026-08-31', '2026-09-07'],
    findings: [
      {
        error: 'pack_not_verified',
        also: ['quantity_mismatch'],
        owner: 'warehouse',
        stage: 'warehouse',
        where: { warehouse: 'Reno' },
        when: 'peak',
        here: rate(69, 199),
        elsewhere: rate(18, 1_401),
        times: 8,
        excess: 60,
        contacts: 41,
        cost: [{ minor: 6_300, currency: 'EUR' }],
      },
    ],
    rows: ['pack_not_verified', 'refund_overdue'],
    columns: ['Reno', 'Leipzig'],
    cells: [
      ['pack_not_verified', 'Reno', 77, 740, 347],
      ['pack_not_verified', 'Leipzig', 10, 860, 12],
      ['refund_overdue', 'Leipzig', 44, 860, 50],
    ].map(([row, column, errors, orders, peak]) => ({
      row,
      column,
      all: { errors, orders, per1000: (1_000 * Number(errors)) / Number(orders) },
      peak: { errors: 20, orders: 60, per1000: peak },
      offPeak: { errors: 10, orders: 680, per1000: 14.7 },
      weeks: Array.from({ length: 13 }, () => 3),
      recurring: row === 'pack_not_verified',
      contacts: 41,
      cost: [],
    })),
    indicators: [
      { indicator: 'order_cycle_time', value: 76, before: 77, unit: 'hours', cases: 1_554 },
      { indicator: 'on_time_delivery', value: 0.974, before: 0.967, unit: 'share', cases: 1_554 },
      { indicator: 'concern_to_first_contact', unit: 'hours', cases: 3 },
    ],
  }),
  'board.auditOrders': AuditOrders.parse({
    total: 1,
    rows: [{ order: '#1042', placedOn: '2026-09-01', since: '2026-09-02', tickets: ['35'], cost: [] }],
  }),
  'board.today': BoardToday.parse({
    asOf,
    returnsPastDue: [
      {
        owner: 'returns_desk',
        rows: [
          {
            concern: 'refund_overdue',
            order: '#1042',
            returnNumber: 'R-7',
            due: '2026-11-18',
            daysLate: 4,
            amount: { minor: 8_900, currency: 'EUR' },
            tickets: ['35'],
          },
        ],
      },
    ],
    promises: [
      {
        order: '#1050',
        kind: 'delivery',
        latest: '2026-11-22',
        state: 'at_risk',
        owner: 'carrier',
        tickets: [],
      },
    ],
    truncated: false,
  }),
  'board.tickets': BoardTickets.parse({
    total: 2,
    rows: [
      {
        account: 'workbench',
        ticketId: '35',
        solvedAt: '2026-11-02T10:00:00Z',
        channel: 'email',
        order: '#1042',
        cause: 'refund_overdue',
        oneTouch: true,
        fcr: false,
        zendeskOneTouch: true,
        loss: 'other_ticket',
        backIn: { ticketId: '40', days: 2.3 },
        difference: 'several_tickets',
      },
      {
        account: 'workbench',
        ticketId: '41',
        channel: 'chat',
        cause: 'nothing_wrong',
        oneTouch: false,
        fcr: false,
        zendeskOneTouch: false,
        excluded: 'spam',
      },
    ],
  }),
}
