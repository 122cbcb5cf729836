/** Languages in which a reply to a customer can be composed, BCP 47. */
export const replyLanguages = ['en', 'de', 'fr', 'es', 'pt-BR', 'nl', 'it', 'pl', 'ja'] as const
export type ReplyLanguage = (typeof replyLanguages)[number]

/** The language for a customer's locale as helpdesks write it (`de-AT`, `pt_BR`); English where it is not known or not ours. */
export const replyLanguageFor = (locale: string | undefined): ReplyLanguage => {
  const language = locale?.split(/[-_]/, 1)[0]?.toLowerCase()
  return replyLanguages.find((one) => one.split('-', 1)[0] === language) ?? 'en'
}
