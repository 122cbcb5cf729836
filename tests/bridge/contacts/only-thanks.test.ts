import { isOnlyThanks } from '@throughline/bridge/domain/contacts/only-thanks.ts'
import { expect, test } from 'vitest'

test.each([
  'Thank you!',
  'thanks a lot, great support 🙂',
  'Perfect, thank you so much for your help!\n\nBest regards\nAda',
  'Vielen Dank für die schnelle Antwort!\nViele Grüße, Ada',
  'Merci beaucoup pour votre réponse rapide. Cordialement',
  '¡Muchas gracias por la ayuda!',
  'Muito obrigada!',
  'Grazie mille',
  'Hartelijk bedankt',
  'Dziękuję bardzo za pomoc',
  'ありがとうございました。',
  'ご対応いただき、ありがとうございます。よろしくお願いいたします。',
  'Thanks!\n\nOn Wed, 18 Nov 2026 Nordlicht wrote:\n> Your parcel will arrive on Monday?',
  '<p>Thank you</p>',
])('"%s" only thanks', (text) => {
  expect(isOnlyThanks(text, 'Ada Lovelace')).toBe(true)
})

test.each([
  'Thanks, but where is my parcel?',
  'Thank you. It still has not arrived.',
  'Danke, aber das Paket ist nicht da',
  'Thanks? Really?',
  'ありがとうございます。荷物はまだ届きません。',
  'ok',
  'Hello',
  '',
  'よろしくお願いします',
  'Thanks, 1042',
  '> Thank you',
])('"%s" says something else, or does not thank', (text) => {
  expect(isOnlyThanks(text, 'Ada Lovelace')).toBe(false)
})

test('the author’s own name is nothing more to say; another name may be', () => {
  expect(isOnlyThanks('Thanks, Grace', 'Grace Hopper')).toBe(true)
  expect(isOnlyThanks('Thanks, Grace', 'Ada Lovelace')).toBe(false)
})

test('a long text is read in no time, whatever it is made of', () => {
  for (const text of [`${'ありがとう'.repeat(300)}。荷`, `<${'<'.repeat(1_900)}`, 'On '.repeat(600)]) {
    const before = performance.now()
    isOnlyThanks(text)
    expect(performance.now() - before).toBeLessThan(200)
  }
})
