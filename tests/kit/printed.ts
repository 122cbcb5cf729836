import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Place {
  /** A page of docs/, without its ending. */
  page: string
  heading: string
  language: string
}

/** The blocks of code in this language that a page prints under a heading, in their order. */
export function printed({ page, heading, language }: Place): string[] {
  const text = readFileSync(join(import.meta.dirname, `../../docs/${page}.md`), 'utf8')
  const section = new RegExp(`^#+ ${heading}\n([\\s\\S]*?)(?=^#+ |(?![\\s\\S]))`, 'm').exec(text)?.[1] ?? ''
  const blocks = section.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))
  return [...blocks].map(([, code = '']) => code)
}

/** The only such block. */
export function onlyPrinted(place: Place): string {
  const [code, ...more] = printed(place)
  if (code === undefined || more.length > 0) {
    throw new Error(
      `docs/${place.page}.md should print one block of ${place.language} under “${place.heading}”`,
    )
  }
  return code
}
