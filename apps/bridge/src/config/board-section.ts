import { CalendarDate, Money } from '@throughline/shared/model'
import { z } from 'zod'
import { isTimeZone } from '../domain/policy/time-zone.ts'

const digits = (what: string) => z.string().regex(/^\d{1,20}$/, `is ${what}: digits only`)

const Leads = z
  .strictObject({
    roles: z
      .array(z.enum(['admin', 'agent']))
      .default(['admin'])
      .describe('Zendesk roles that are leads'),
    groups: z
      .array(digits('a group’s number'))
      .max(100)
      .default([])
      .describe('Groups whose members are leads'),
    agents: z.array(digits('a user’s number')).max(1_000).default([]).describe('Users who are leads'),
  })
  .prefault({})

const Digest = z.strictObject({
  to: z.array(z.email()).min(1).max(50),
  weekday: z.int().min(1).max(7).default(1).describe('1 is Monday'),
  hour: z.int().min(0).max(23).default(7),
})

/** What leads see, what it rests on, and who is one. */
export const BoardSection = z
  .strictObject({
    leads: Leads.describe('Who sees everybody’s contacts. Proven by Zendesk; others see their own'),
    timeZone: z
      .string()
      .refine(isTimeZone, { error: 'is no time zone; write one such as Europe/Berlin' })
      .optional()
      .describe('Whose days and weeks are counted; that of policy when absent'),
    since: CalendarDate.optional().describe(
      'Contacts from this day on are read from Zendesk’s export by the bridge itself. Absent: from its first start',
    ),
    keepDays: z
      .int()
      .min(30)
      .max(3_650)
      .default(400)
      .describe('Days after which a ticket is forgotten on which nothing happens any more'),
    testTags: z
      .array(z.string().min(1).max(300))
      .max(50)
      .default(['test'])
      .describe('Tags of tickets that are tests'),
    botUsers: z
      .array(digits('a user’s number'))
      .max(100)
      .default([])
      .describe('Zendesk users that are chatbots or other programs'),
    handlingMinutes: z
      .object({ default: z.number().min(0).max(600).default(6) })
      .catchall(z.number().min(0).max(600))
      .prefault({})
      .describe('Minutes that a contact costs, by channel'),
    costPerHour: Money.optional().describe('What an hour of an agent costs'),
    peakWeeks: z
      .array(CalendarDate)
      .max(60)
      .optional()
      .describe('A day of each week that is a peak. Absent: the weeks with many more orders than usual'),
    digest: Digest.optional().describe('A mail to the leads once a week; needs bots.mail'),
  })
  .prefault({})
