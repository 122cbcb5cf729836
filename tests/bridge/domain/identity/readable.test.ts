import { readable } from '@throughline/bridge/domain/identity/readable.ts'
import { expect, test } from 'vitest'

test.each([
  ['<p>order <b>#10</b>42</p>', '\norder #1042\n'],
  ['one<br>two<br/>three', 'one\ntwo\nthree'],
  ['<td>1042</td><td>1043</td>', ' 1042  1043 '],
  ['R&uuml;cksendung&nbsp;&#49;042', 'Rücksendung 1042'],
  ['<style>#1042{}</style><script>1043</script>ok', 'ok'],
  ['<!-- order 1042 -->ok', 'ok'],
  ['<a class="x" href="https://ups.example/1">here</a>', ' https://ups.example/1 here'],
  ['<a href="javascript:alert(1)">here</a>', 'here'],
  ['<ada@example.com> and a < b > c', '<ada@example.com> and a < b > c'],
  ['lost < here <b>bold</b>', 'lost < here bold'],
  ['&lt;b&gt;1042', '<b>1042'],
  ['<blockquote>one<p>two\nthree</p></blockquote>four', '\n> one\n> two\n> three\n> \nfour'],
  ['１０４２　ＥＵ－1042', '1042 EU-1042'],
  ['١٠٤٢ ۱۰۴۲ १०४२', '1042 1042 1042'],
  ['10\u200b4\u202e2\u2066\u00ad', '1042'],
  ['a\u0000b\tc\r\nd\u2028e', 'ab c\nd\ne'],
  ['EU–1042 EU‑1042 EU−1042', 'EU-1042 EU-1042 EU-1042'],
  ['m² Ⅳ ½ naïve', 'm² Ⅳ ½ naïve'],
  ['ordinary text, nothing to do', 'ordinary text, nothing to do'],
])('%j reads %j', (raw, text) => {
  expect(readable(raw)).toBe(text)
})
