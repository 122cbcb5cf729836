import type { ReplyDraft, ReplyPromise } from '@throughline/shared/contract'

/** The promises of a draft whose dates still stood in what was sent: an agent may have taken a sentence out. */
export const keptPromises = ({ promises }: Pick<ReplyDraft, 'promises'>, words: string): ReplyPromise[] =>
  promises.filter(({ said }) => plain(words).includes(plain(said)))

/** Editors turn spaces into other spaces. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ')
