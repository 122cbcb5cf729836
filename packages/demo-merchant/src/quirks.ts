/** Ways in which a vendor misbehaves that only its own dialect can play; the others are played in front of it, see `faults.ts`. */
export interface Quirks {
  /** Filters are read and not applied: everybody's documents come back. */
  ignoresFilters: boolean
  /** Every status field carries a word that no documentation knows. */
  unheardStatus: boolean
}

export const noQuirks: Quirks = { ignoresFilters: false, unheardStatus: false }

/** The word, in each dialect's spelling. */
export const unheardWord = 'teleported'
export const unheardEnumWord = 'TELEPORTED'
