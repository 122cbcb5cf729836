import { expect, test } from 'vitest'
import { complaint, good, parse } from './parse.ts'

const digest = 'board:\n  digest: { to: [lea@example.com] }\n'
const mail = 'bots:\n  mail: { from: service@example.com, smtpUrl: "smtps://mail.example.com" }\n'

test('a digest goes out on Mondays at seven unless told', () => {
  expect(parse(`${good}${digest}${mail}`).board.digest).toEqual({
    to: ['lea@example.com'],
    weekday: 1,
    hour: 7,
  })
})

test('a digest without a way to send mail is one error that says what to do', () => {
  const said = complaint(`${good}${digest}`)
  expect(said).toContain('board.digest is a mail, and needs bots.mail')
  expect(said.match(/board\.digest/g)).toHaveLength(1)
})

test('a digest without a store would be sent again and again, and is refused', () => {
  expect(complaint(`${good}${digest}${mail}store: false\n`)).toContain('remove `store: false` or the digest')
})
