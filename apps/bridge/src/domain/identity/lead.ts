import {
  fillerWords,
  gluedLeads,
  gluedParticles,
  type LeadKind,
  leadKinds,
  numberingWords,
} from './lead-words.ts'

/** What stands before a number and says what it is. */
export interface Lead {
  kind?: LeadKind | undefined
  /** The word that said so, in small letters. */
  word?: string | undefined
  /** `#` or `№` stands before the number. */
  sign: boolean
  /** It is called a number: "order no.", "Bestellnummer". */
  numbered: boolean
}

const letters = /[\p{L}\p{M}]/u
const joints = new Set(' :=()[]"\'*_|-<>«»“”„‘’°ºª.\n')
const calledNumber = /(?:nummern?|numbers?|nr|numero|szám|号|號|番号|번호)$/

/** Characters that may stand between two words of a lead: `Order number:  #`. */
const widestGap = 6
const longestWord = 24
/** "Order confirmation reference number is" has five words. */
const mostWords = 5

const isLetter = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  if (Number.isNaN(code)) return false
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  return letters.test(text.charAt(at))
}

/** Reads backwards from a number to the word that says what it is. A bounded number of characters, so cheap for any text. */
export function leadOf(text: string, start: number): Lead {
  const lead: Lead = { sign: false, numbered: false }
  let at = start
  let mustBeKnown = false
  for (let words = 0; words < mostWords; words++) {
    let abbreviated = false
    let lines = 0
    let gap = 0
    for (; at > 0 && gap < widestGap; at--, gap++) {
      const character = text.charAt(at - 1)
      if (character === '#' || character === '№') {
        // `page#1042`, `&#1042` and `12#1042` are no order numbers; `order#1042` is one, which its word tells.
        const glued = text.charAt(at - 2)
        if (lead.sign || words > 0) return lead
        if (/[\d&/]/.test(glued)) return { ...lead, kind: 'other' }
        lead.sign = true
        mustBeKnown = isLetter(text, at - 2)
      } else if (character === '\n') {
        if (++lines > 2) return lead
      } else if (character === '.') abbreviated = true
      else if (!joints.has(character)) break
    }
    let wordStart = at
    while (wordStart > 0 && at - wordStart < longestWord && isLetter(text, wordStart - 1)) wordStart--
    if (wordStart === at) return lead
    const word = text.slice(wordStart, at).toLowerCase()
    at = wordStart
    if (numberingWords.has(word)) lead.numbered = true
    else if (fillerWords.has(word) && !mustBeKnown) {
      // A full stop ends the thought: "… is. 1042 people".
      if (abbreviated) return lead
    } else {
      const kind = leadKinds.get(word) ?? gluedKind(word)
      // Only short words are cut off by a full stop: "Tel. 030", "Bestell-Nr. 1042"; "my order. 1042" is a new sentence.
      if (!kind && mustBeKnown) return { ...lead, kind: 'other' }
      if (!kind || (abbreviated && word.length > 4)) return lead
      return { ...lead, kind, word, numbered: lead.numbered || calledNumber.test(word) }
    }
  }
  return lead
}

function gluedKind(word: string): LeadKind | undefined {
  if (word.charCodeAt(word.length - 1) < 0x3000) return undefined
  const bare = word.replace(gluedParticles, '')
  return gluedLeads.find(([ending]) => bare.endsWith(ending))?.[1]
}
