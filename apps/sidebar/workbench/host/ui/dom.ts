type Child = Node | string | undefined | false

/** Attributes as strings (`true` sets an empty one, `false` and undefined leave it out); `on…` adds a listener. */
type Attributes = Record<string, string | number | boolean | undefined | ((event: Event) => void)>

/** Makes an element. Text children become text nodes: nothing here is ever parsed as HTML. */
export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value))
  }
  element.append(...present(children))
  return element
}

export const present = (children: Child[]): (Node | string)[] =>
  children.filter((child): child is Node | string => child !== undefined && child !== false)
