/** The form in which the store keeps a value: e-mails and phones hashed. */
export type TermOf = (by: string, value: string) => string
