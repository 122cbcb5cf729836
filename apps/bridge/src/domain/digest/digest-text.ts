import type { Block, Digest } from './blocks.ts'

/** The same for readers without HTML. */
export const digestText = ({ title, period, blocks }: Digest): string =>
  `${[title, period, ...blocks.map(blockText)].join('\n\n')}\n`

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${'-'.repeat(block.text.length)}`
    case 'notice':
      return `! ${block.text}`
    case 'list':
      return block.items.map(({ text, detail }, at) => `${at + 1}. ${text}\n   ${detail}`).join('\n')
    case 'numbers':
      return block.numbers
        .map(({ label, value, basis, change }) => `${label}: ${value} (${basis}), ${change}`)
        .join('\n')
    case 'table':
      return block.rows
        .map((row) => {
          const [first = '', ...rest] = row
          return `- ${[first, ...rest.map((cell, at) => `${block.columns[at + 1]?.label}: ${cell}`)].join('; ')}`
        })
        .join('\n')
    default:
      return block.text
  }
}
