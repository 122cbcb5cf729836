/** The entry of a vendor's word, or `undefined` for a word that the table does not know. Words come from outside: `constructor` is one. */
export const wordIn = <Value>(
  table: Readonly<Record<string, Value>>,
  word: string | null | undefined,
): Value | undefined => (word && Object.hasOwn(table, word) ? table[word] : undefined)
