/** Which connections this caller's brand may ask. Nothing crosses brands that the configuration does not join. */
export interface Scope {
  connections: readonly string[]
}
