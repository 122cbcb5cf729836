import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharedAbove, sharedWithinDays } from '@throughline/bridge/domain/contacts/shared-customers.ts'
import {
  concernRules,
  otherRules,
  waitingRules,
  wordRule,
} from '@throughline/bridge/domain/fcr/cause-rules.ts'
import { comebacks } from '@throughline/bridge/domain/fcr/comeback.ts'
import { fcrLosses, fcrWindows, leastCases, zendeskDifferences } from '@throughline/shared/contract'
import {
  contactCauses,
  contactCauseText,
  contactExclusions,
  contactExclusionText,
  firstContactLimits,
  firstContactLimitText,
} from '@throughline/shared/vocabulary'
import { expect, test } from 'vitest'

const text = readFileSync(join(import.meta.dirname, '../../../docs/fcr.md'), 'utf8')

/** The cells of the table whose head begins so, without the head. */
function rowsUnder(firstHead: string): string[][] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith(`| ${firstHead}`))
  if (start < 0) throw new Error(`No table begins with "${firstHead}"`)
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'))
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const word = (one: string): string => `\`${one}\``

test('the page lists every exclusion with its label and sentence', () => {
  expect(rowsUnder('Word | Label | Why it is in no number')).toEqual(
    contactExclusions.map((one) => [
      word(one),
      contactExclusionText[one].label,
      contactExclusionText[one].sentence,
    ]),
  )
})

test('the page lists every reason of net FCR with its label and sentence', () => {
  expect(rowsUnder('Word | Label | What it means')).toEqual(
    firstContactLimits.map((one) => [
      word(one),
      firstContactLimitText[one].label,
      firstContactLimitText[one].sentence,
    ]),
  )
  expect(rowsUnder('Reason | When')).toEqual(
    waitingRules.map(({ limit, sentence }) => [word(limit), sentence]),
  )
})

const rules = [wordRule, ...concernRules, ...otherRules]

test('the page lists the rules for causes in their order', () => {
  expect(rowsUnder('Cause | Label')).toEqual(
    rules.map(({ cause, ifOwner, sentence, limit }) => [
      ifOwner ? `${word(cause)} (${ifOwner})` : word(cause),
      contactCauseText[cause].label,
      sentence,
      limit ? word(limit) : '',
    ]),
  )
})

test('the page lists every way of losing it, every difference to Zendesk and every way of coming back', () => {
  const words = (rows: string[][]): (string | undefined)[] => rows.map(([first]) => first).toSorted()
  expect(words(rowsUnder('Lost by'))).toEqual(fcrLosses.map(word).toSorted())
  expect(words(rowsUnder('Word | Who says'))).toEqual(zendeskDifferences.map(word).toSorted())
  expect(rowsUnder('Word | What had changed')).toEqual(
    comebacks.map(({ what, sentence }) => [word(what), sentence]),
  )
})

test('every cause has a rule, and every reason of net FCR is given by one', () => {
  expect(new Set(rules.map(({ cause }) => cause))).toEqual(new Set(contactCauses))
  const limits = [...rules, ...waitingRules].flatMap(({ limit }) => (limit ? [limit] : []))
  expect(new Set(limits)).toEqual(new Set(firstContactLimits))
})

test('the page names the windows, the least number of cases and what a shared mailbox is', () => {
  const windows = fcrWindows.map(String)
  expect(text).toContain(`${windows.slice(0, -1).join(', ')} or ${windows.at(-1)} days; 7 unless`)
  expect(text).toContain(`Below ${leastCases} cases`)
  expect(text).toContain(
    `more than ${sharedAbove} orders (or orderless tickets) within any ${sharedWithinDays} days`,
  )
})
