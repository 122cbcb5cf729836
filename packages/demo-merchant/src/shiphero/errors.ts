/** An error as ShipHero counts them: https://developer.shiphero.com/troubleshooting/error-glossary. 3 is a wrong argument, 5 not found, 7 a missing right. */
export class VendorError extends Error {
  override readonly name = 'VendorError'
  readonly code: 3 | 5 | 7
  readonly field: string | undefined

  constructor(code: 3 | 5 | 7, message: string, field?: string) {
    super(message)
    this.code = code
    this.field = field
  }
}
