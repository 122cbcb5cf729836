/** Who speaks in a stretch of a message: its writer, the writer's signature, or somebody before. */
export type TextPart = 'body' | 'signature' | 'quoted' | 'forwarded'

interface Stretch {
  start: number
  part: TextPart
}

const dashes = /^(?:-{2,3}|_{2,40})$/
const device =
  /^(?:sent (?:from|with|via) |get outlook for |gesendet (?:von|mit) |von meinem |diese nachricht wurde von mein|envoyé (?:de|depuis) |enviado (?:desde|do) |inviato da |ver(?:zonden|stuurd) vanaf |skickat från |sendt fra |lähetetty |wysłane z |odesláno z |отправлено с )/
const closings = new Set(
  [
    'regards|best regards|kind regards|warm regards|many regards|with kind regards|with best regards|best wishes|kind wishes|best|cheers',
    'thanks|many thanks|thank you|thank you very much|thanks in advance|sincerely|yours sincerely|yours faithfully|yours truly',
    'mit freundlichen grüßen|mit freundlichem gruß|mit freundlichen gruessen|mit besten grüßen|freundliche grüße|viele grüße|liebe grüße',
    'beste grüße|schöne grüße|herzliche grüße|gruß|grüße|mfg|vg|lg|vielen dank|danke',
    "cordialement|bien cordialement|bien à vous|salutations|sincères salutations|merci|merci d’avance|merci d'avance",
    'saludos|un saludo|saludos cordiales|atentamente|gracias|cordiali saluti|distinti saluti|saluti|grazie',
    'atenciosamente|com os melhores cumprimentos|cumprimentos|obrigado|obrigada|met vriendelijke groet|met vriendelijke groeten|groet|groeten|groetjes|bedankt',
    'med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|hälsningar|mvh|tack|med venlig hilsen|med vennlig hilsen|hilsen|tak|takk',
    'ystävällisin terveisin|terveisin|kiitos|pozdrawiam|z poważaniem|dziękuję|s pozdravem|děkuji|üdvözlettel|köszönöm|cu respect|mulțumesc',
    'saygılarımla|teşekkürler|с уважением|спасибо|з повагою|дякую|με εκτίμηση|ευχαριστώ',
    'よろしくお願いします|よろしくお願いいたします|宜しくお願いします|宜しくお願いいたします|此致|谢谢|감사합니다|شكرا|تحياتي|תודה',
  ].flatMap((words) => words.split('|')),
)
const introductions = [
  'on ',
  'am ',
  'le ',
  'el ',
  'il ',
  'em ',
  'op ',
  'den ',
  'på ',
  'dne ',
  'dnia ',
  'w dniu ',
  'в ',
]
const wrote =
  /(?:wrote|schrieb|geschrieben|a écrit|escribió|ha scritto|escreveu|schreef|skrev|napsal|napisał|написал)/
const wroteAlone = /^(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev) ?:$/
const divider =
  /^[-_ ]{0,20}(?:original message|ursprüngliche nachricht|message d[’']origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht)[-_ :]{0,20}$/
const forward =
  /^[-_ ]{0,20}(?:begin forwarded|forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten|message transféré|début du message réexp|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht)/
const sender = /^\*?(?:from|von|de|da|van|fra|från|od|от)\*? ?:/
const mailHeader =
  /^\*?(?:sent|to|date|cc|subject|gesendet|an|datum|betreff|envoyé|à|objet|date|enviado|fecha|para|asunto|inviato|a|data|oggetto|assunto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne)\*? ?:/

/** Signatures longer than this are no signatures: somebody said thanks in the middle. Lines. */
const longestSignature = 12
/** Nobody recognises a longer line at a glance, and neither do we. Characters. */
const longestLine = 260

/**
 * Where in a message its writer speaks, signs, and quotes. The stretches cover the whole text, in order. Looks at each line a bounded
 * number of times.
 */
export function textParts(text: string): { at(position: number): TextPart } {
  const stretches: Stretch[] = [{ start: 0, part: 'body' }]
  let part = 'body' as TextPart
  let signatureLines = 0
  // Below "… wrote:" either the lines with `>` are quoted and an answer may follow, or everything is.
  let quotedBy: 'marks' | 'place' | 'unclear' = 'unclear'
  const turn = (next: TextPart, start: number) => {
    if (next === part) return
    part = next
    stretches.push({ start, part })
  }

  for (let start = 0; start < text.length && part !== 'forwarded'; ) {
    const { end, line } = lineAt(text, start)
    if (text.charCodeAt(start) === 62) {
      if (part !== 'quoted') quotedBy = 'unclear'
      if (quotedBy === 'unclear') quotedBy = 'marks'
      turn('quoted', start)
    } else if (line !== '') {
      if (part === 'quoted' && quotedBy === 'marks') turn('body', start)
      if (part === 'signature' && ++signatureLines > longestSignature) turn('body', start)
      if (forward.test(line)) turn('forwarded', start)
      else if (part === 'quoted') quotedBy = 'place'
      else if (isIntroduction(line)) {
        quotedBy = 'unclear'
        turn('quoted', start)
      } else if (divider.test(line) || (sender.test(line) && mailHeader.test(lineAt(text, end + 1).line))) {
        quotedBy = 'place'
        turn('quoted', start)
      } else if (part === 'body' && isSigning(line)) {
        signatureLines = 0
        turn('signature', start)
      }
    }
    start = end + 1
  }
  return { at: (position) => partAt(stretches, position) }
}

function lineAt(text: string, start: number): { end: number; line: string } {
  const lineEnd = text.indexOf('\n', start)
  const end = lineEnd === -1 ? text.length : lineEnd
  return { end, line: end - start > longestLine ? '' : text.slice(start, end).trim().toLowerCase() }
}

const isIntroduction = (line: string): boolean =>
  line.endsWith(':') &&
  (wroteAlone.test(line) || (introductions.some((word) => line.startsWith(word)) && wrote.test(line)))

const isSigning = (line: string): boolean =>
  dashes.test(line) || device.test(line) || closings.has(line.replace(/[,.!;]{1,3}$/, ''))

function partAt(stretches: readonly Stretch[], position: number): TextPart {
  let low = 0
  let high = stretches.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((stretches[middle]?.start ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return stretches[low]?.part ?? 'body'
}
