import type { Block, Digest } from './blocks.ts'

/**
 * A page that mail clients show: tables for layout, styles on each element, nothing from outside. Who reads in the dark is served by the
 * one style sheet; clients that drop it show the light page.
 */
export const digestHtml = ({ title, period, blocks }: Digest): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(title)}</title>
<style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #151a1e !important; }
  .card { background: #1f262c !important; }
  .ink { color: #e9ebed !important; }
  .soft { color: #b0b8be !important; }
  .line { border-color: #3d474e !important; }
  .notice { background: #3a2f14 !important; color: #ffe6a8 !important; border-color: #d9a514 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:${color.page};">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;background:${color.page};">
<tr><td align="center" style="padding:16px 8px;">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" style="max-width:640px;border-collapse:collapse;background:${color.card};text-align:left;">
<tr><td style="padding:20px 16px;${font}">
<h1 class="ink" style="margin:0 0 4px;font-size:20px;line-height:28px;color:${color.ink};">${escaped(title)}</h1>
${paragraph(period, 'soft', 'margin:0 0 16px;font-size:13px;line-height:20px;')}
${blocks.map(blockHtml).join('\n')}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`

const color = { page: '#eef1f3', card: '#ffffff', ink: '#22292f', soft: '#5a666e', line: '#d8dcde' }
const font =
  "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;overflow-wrap:break-word;"

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'lead':
      return paragraph(block.text, 'ink', 'margin:0 0 16px;font-size:17px;line-height:25px;font-weight:600;')
    case 'heading':
      return `<h2 class="ink" style="margin:28px 0 8px;font-size:16px;line-height:22px;color:${color.ink};">${escaped(block.text)}</h2>`
    case 'text':
      return paragraph(block.text, 'ink', 'margin:0 0 8px;font-size:14px;line-height:21px;')
    case 'small':
      return paragraph(block.text, 'soft', 'margin:0 0 8px;font-size:13px;line-height:20px;')
    case 'notice':
      return `<p class="notice" style="margin:0 0 12px;padding:8px 12px;border-left:4px solid #c38f00;background:#fff4d6;color:#4f3a00;font-size:14px;line-height:21px;">${escaped(block.text)}</p>`
    case 'list':
      return `<ol class="ink" style="margin:0 0 8px;padding:0 0 0 20px;color:${color.ink};">${block.items.map(itemHtml).join('')}</ol>`
    case 'numbers':
      return wideTable(
        block.numbers
          .map(
            ({ label, value, basis, change }) =>
              `<tr><td class="line" style="padding:10px 8px 10px 0;border-top:1px solid ${color.line};vertical-align:top;"><strong class="ink" style="font-size:14px;line-height:20px;color:${color.ink};">${escaped(label)}</strong><br><span class="soft" style="font-size:13px;line-height:20px;color:${color.soft};">${escaped(basis)}<br>${escaped(change)}</span></td><td align="right" class="line ink" style="padding:10px 0;border-top:1px solid ${color.line};vertical-align:top;color:${color.ink};${/\d/.test(value) ? 'font-size:22px;line-height:26px;font-weight:600;white-space:nowrap;' : 'font-size:14px;line-height:20px;'}">${escaped(value)}</td></tr>`,
          )
          .join(''),
        'role="presentation" ',
      )
    case 'table':
      return wideTable(
        `<tr>${block.columns
          .map(
            ({ label, isNumber }) =>
              `<th scope="col" align="${isNumber ? 'right' : 'left'}" class="soft" style="${cellStyle}font-weight:600;color:${color.soft};">${escaped(label)}</th>`,
          )
          .join('')}</tr>${block.rows.map((row) => rowHtml(row, block.columns)).join('')}`,
      )
  }
}

const cellStyle = 'padding:6px 4px;font-size:13px;line-height:19px;vertical-align:top;'

/** On a telephone words stay whole; only what is longer than any word may break. */
const breaking = (text: string): string => (/\S{20}/.test(text) ? 'overflow-wrap:anywhere;' : '')

const rowHtml = (row: readonly string[], columns: readonly { isNumber?: boolean }[]): string =>
  `<tr>${row
    .map(
      (cell, at) =>
        `<td align="${columns[at]?.isNumber ? 'right' : 'left'}" class="ink line" style="${cellStyle}${breaking(cell)}border-top:1px solid ${color.line};color:${color.ink};">${escaped(cell)}</td>`,
    )
    .join('')}</tr>`

const itemHtml = ({ text, detail }: { text: string; detail: string }): string =>
  `<li style="margin:0 0 10px;font-size:14px;line-height:21px;"><strong>${escaped(text)}</strong><br><span class="soft" style="font-size:13px;line-height:20px;color:${color.soft};">${escaped(detail)}</span></li>`

const wideTable = (rows: string, role = ''): string =>
  `<table ${role}width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:0 0 8px;">${rows}</table>`

const paragraph = (text: string, tone: 'ink' | 'soft', style: string): string =>
  `<p class="${tone}" style="${style}color:${color[tone]};">${escaped(text)}</p>`

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (one) => entities[one] ?? '')
