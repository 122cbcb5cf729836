import type { BridgeSession } from '../zaf/bridge-session.ts'

/** A bearer that Zendesk's own answer stands behind. `expiresAt` is ISO 8601. */
export type Proof = { token: string; expiresAt: string }

export type ProvenSession = BridgeSession & { prove(proof: Proof): void }

/**
 * The page's own session until the person has proven who she is, and the proven one from then on. It lives in the memory of this page
 * alone; when it ends, the own one stands in and the board asks again for proof.
 */
export const createProvenSession = (own: BridgeSession, now: () => number): ProvenSession => {
  let proven: { token: string; until: number } | undefined
  return {
    token: async () => (proven && proven.until > now() ? proven.token : own.token()),
    drop: () => {
      proven = undefined
      own.drop()
    },
    prove: ({ token, expiresAt }) => {
      proven = { token, until: Date.parse(expiresAt) }
    },
  }
}
