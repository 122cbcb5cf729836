/** One table as a file: cells as text or numbers, undefined for nothing. */
export type CsvCell = string | number | undefined

/** What a spreadsheet would run as a formula, were it the first sign of a cell. */
const runs = /^[=+\-@\t\r]/

/**
 * RFC 4180 with CRLF. Text that a spreadsheet would run gets an apostrophe before it, which spreadsheets do not show; numbers of ours, also
 * negative ones, stay numbers.
 */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => row.map(cellOf).join(',')).join('\r\n')

const cellOf = (cell: CsvCell): string => {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = runs.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Hands the file to the browser. Starts with a byte order mark: without it Excel reads umlauts as something else. */
export const downloadCsv = (name: string, rows: readonly (readonly CsvCell[])[]): void => {
  const url = URL.createObjectURL(new Blob([`\uFEFF${csvOf(rows)}`], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.csv`
  link.click()
  // The download has begun by then; at once would be too early for Safari.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
