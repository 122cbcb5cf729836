/** One of the numbers that stand together: what it is called, what it says, on what it rests, how it has moved. */
export interface DigestNumber {
  label: string
  value: string
  basis: string
  change: string
}

export interface DigestColumn {
  label: string
  isNumber?: boolean
}

/** Text alone, in the order in which it is read. How it looks is for those who draw it; nothing here is escaped. */
export type Block =
  | { kind: 'lead' | 'heading' | 'text' | 'small' | 'notice'; text: string }
  | { kind: 'numbers'; numbers: DigestNumber[] }
  | { kind: 'list'; items: { text: string; detail: string }[] }
  | { kind: 'table'; columns: DigestColumn[]; rows: string[][] }

export interface Digest {
  subject: string
  title: string
  /** Of which days it tells. */
  period: string
  blocks: Block[]
}
