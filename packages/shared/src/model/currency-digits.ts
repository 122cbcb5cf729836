/**
 * ISO 4217 minor units that are not 2 (list one). Written down instead of asked from Intl, which gives the digits of daily use:
 * 0 for HUF, COP, IDR, PKR and a dozen more that have 2 in the standard, and 0 for IQD that has 3 (ICU 78).
 */
const digits: Record<string, number> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
}

/** How many digits a currency has behind the point: 2 for EUR, 0 for JPY, 3 for KWD. `Money.minor` counts in units of the last one. */
export const currencyDigits = (currency: string): number => digits[currency] ?? 2
