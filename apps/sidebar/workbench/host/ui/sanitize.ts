const kept = new Set(
  'A B BLOCKQUOTE BR CODE DIV EM H1 H2 H3 H4 HR I LI OL P PRE S SMALL SPAN STRONG SUB SUP TABLE TBODY TD TH THEAD TR U UL'.split(
    ' ',
  ),
)
const dropped = new Set([
  'SCRIPT',
  'STYLE',
  'IFRAME',
  'OBJECT',
  'EMBED',
  'TEMPLATE',
  'NOSCRIPT',
  'SVG',
  'MATH',
  'HEAD',
])

/** A message's HTML without anything that acts, loads or styles; unknown elements give way to their text. */
export const sanitized = (html: string): DocumentFragment => {
  // A template's content is inert: nothing loads, nothing runs.
  const template = document.createElement('template')
  template.innerHTML = withoutHandlers(html)
  const fragment = document.createDocumentFragment()
  fragment.append(...clean(template.content))
  return fragment
}

/** Chromium reports a handler against our policy while it parses, even in a template. The copying below does not need this. */
const withoutHandlers = (html: string): string =>
  html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])on(?=[a-z]+\s*=)/gi, '$1off'))

const clean = (from: Node): Node[] => [...from.childNodes].flatMap((node) => cleanNode(node))

const cleanNode = (node: Node): Node[] => {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? '')]
  if (!(node instanceof Element) || dropped.has(node.tagName.toUpperCase())) return []
  const children = clean(node)
  if (!kept.has(node.tagName)) return children
  const copy = document.createElement(node.tagName)
  if (node.tagName === 'A') makeSafeLink(copy, node.getAttribute('href') ?? '')
  copy.append(...children)
  return [copy]
}

const makeSafeLink = (link: Element, href: string): void => {
  if (!/^(https?:|mailto:|tel:)/i.test(href)) return
  link.setAttribute('href', href)
  link.setAttribute('target', '_blank')
  link.setAttribute('rel', 'noopener noreferrer')
}

/** Plain text keeps its line breaks; text with tags is HTML already. */
export const asHtml = (text: string): string =>
  /<[a-z!/][^>]*>/i.test(text)
    ? text
    : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')
