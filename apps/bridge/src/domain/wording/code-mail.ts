import type { ReplyLanguage } from '@throughline/shared/vocabulary'

/** The mail that carries a code. It names no order: whoever reads it over a shoulder learns nothing else. */
export const codeMail = (
  language: ReplyLanguage,
  { company, code }: { company: string; code: string },
): { subject: string; text: string } => {
  const { subject, text } = words[language]
  return { subject: fill(subject, { company, code }), text: fill(text, { company, code }) }
}

const fill = (template: string, values: { company: string; code: string }): string =>
  template.replaceAll('{company}', values.company).replaceAll('{code}', values.code)

const words: Record<ReplyLanguage, { subject: string; text: string }> = {
  en: {
    subject: '{company}: your code',
    text: 'Your code is {code}. It is good for ten minutes.\n\nIf you are not talking with us right now, somebody has given your order number. Do not pass the code on; nothing else is needed from you.',
  },
  de: {
    subject: '{company}: Ihr Code',
    text: 'Ihr Code lautet {code}. Er gilt zehn Minuten.\n\nWenn Sie gerade nicht mit uns sprechen, hat jemand anderes Ihre Bestellnummer genannt. Geben Sie den Code nicht weiter; mehr müssen Sie nicht tun.',
  },
  fr: {
    subject: '{company} : votre code',
    text: 'Votre code est {code}. Il est valable dix minutes.\n\nSi vous n’êtes pas en train d’échanger avec nous, quelqu’un d’autre a donné votre numéro de commande. Ne communiquez pas ce code ; vous n’avez rien d’autre à faire.',
  },
  es: {
    subject: '{company}: su código',
    text: 'Su código es {code}. Es válido durante diez minutos.\n\nSi no está hablando con nosotros ahora mismo, otra persona ha dado su número de pedido. No comparta el código; no tiene que hacer nada más.',
  },
  'pt-BR': {
    subject: '{company}: seu código',
    text: 'Seu código é {code}. Ele vale por dez minutos.\n\nSe você não está falando conosco agora, outra pessoa informou o número do seu pedido. Não compartilhe o código; nada mais é necessário.',
  },
  nl: {
    subject: '{company}: uw code',
    text: 'Uw code is {code}. Deze is tien minuten geldig.\n\nAls u op dit moment niet met ons in gesprek bent, heeft iemand anders uw bestelnummer genoemd. Geef de code niet door; verder hoeft u niets te doen.',
  },
  it: {
    subject: '{company}: il suo codice',
    text: 'Il suo codice è {code}. È valido per dieci minuti.\n\nSe in questo momento non sta parlando con noi, qualcun altro ha indicato il suo numero d’ordine. Non comunichi il codice; non deve fare altro.',
  },
  pl: {
    subject: '{company}: kod',
    text: 'Kod: {code}. Jest ważny przez dziesięć minut.\n\nJeśli nie prowadzi z nami Pani/Pan teraz rozmowy, ktoś inny podał ten numer zamówienia. Proszę nie przekazywać kodu; nic więcej nie trzeba robić.',
  },
  ja: {
    subject: '{company}:確認コード',
    text: '確認コードは {code} です。10分間有効です。\n\n現在お問い合わせ中でない場合は、第三者があなたの注文番号を伝えた可能性があります。コードを他の人に教えないでください。ほかに必要な手続きはありません。',
  },
}
