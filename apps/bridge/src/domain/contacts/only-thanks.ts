/** Words that thank; at least one has to be there. */
const thanks = new Set(
  (
    'thanks thank thankyou thx ty tysm cheers danke dankeschön dankesehr merci gracias obrigado obrigada grazie ' +
    'bedankt dank dankjewel dankuwel dziękuję dziekuje dzięki dzieki tack takk tak kiitos díky děkuji'
  ).split(' '),
)
/** Words that stand around thanks and say nothing of their own. */
const around = new Set(
  (
    'you u so very much many again a lot for your the help all it everything kind regards best great perfect super awesome wonderful ' +
    'excellent ok okay hi hello dear everyone team quick fast reply response support that is was good ' +
    'vielen schön sehr besten herzlichen lieben dir ihnen euch für die ihre deine hilfe schnelle antwort rückmeldung alles klar viele liebe ' +
    'freundliche mit freundlichen beste grüße grüßen gruß lg vg mfg hallo guten tag morgen toll prima ' +
    'beaucoup bien pour votre aide réponse rapide bonjour cordialement parfait bonne journée et merci à vous ' +
    'muchas mil por su tu ayuda respuesta hola saludos perfecto un saludo ' +
    'muito pela sua ajuda resposta olá ótimo perfeito ' +
    'mille tante molte per il suo tuo aiuto la risposta ciao saluti perfetto ' +
    'wel hartelijk hartstikke je u jullie voor snelle hulp reactie groet groeten met vriendelijke ' +
    'bardzo serdecznie za pomoc szybką odpowiedź pozdrawiam'
  ).split(' '),
)

const japanese =
  /^(?:(ありがとうございます|ありがとうございました|有難うございます|有難うございました|ありがとう|どうも|助かりました|感謝します|感謝いたします)|お世話になりました|お世話になっております|承知しました|承知いたしました|よろしくお願いします|よろしくお願いいたします|ご対応|ご連絡|本当に|誠に|大変|迅速な|早速の|いただき|頂き|を)+$/u

/** With what it quotes. */
const mostCharacters = 20_000
/** More than this is a message of its own. */
const mostWords = 25

/**
 * Whether a text says "thank you" and nothing else: such a reply reopens a solved ticket and asks for nothing. Strict: one word that
 * is not known to be empty, and it may be a question. `names` are those of the author, which stand under a mail.
 */
export function isOnlyThanks(text: string, names: string | undefined = ''): boolean {
  if (text.length > mostCharacters) return false
  const own = ownWords(text)
  if (/[?？]/u.test(own)) return false
  const packed = own.slice(0, 500).replaceAll(/[\s\p{P}\p{S}]/gu, '')
  const found = japanese.exec(packed)
  if (found) return /ありがとう|有難う|どうも|助かりました|感謝/u.test(packed)
  const words = wordsIn(own)
  const named = new Set(wordsIn(names ?? ''))
  return (
    words.length > 0 &&
    words.length <= mostWords &&
    words.some((word) => thanks.has(word)) &&
    words.every((word) => thanks.has(word) || around.has(word) || named.has(word))
  )
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** Without what is quoted, and without markup. */
function ownWords(text: string): string {
  const lines = text.replaceAll(/<[^<>]{0,200}>/g, ' ').split(/\r?\n/)
  const quote = lines.findIndex((line) =>
    /^\s*(?:>|On .{1,200} wrote:|Am .{1,200} schrieb|Le .{1,200} a écrit|-----)/.test(line),
  )
  return (quote < 0 ? lines : lines.slice(0, quote)).join('\n')
}
