import { h } from './dom.ts'

/** Initials on a quiet colour that stays the same for the same name. */
export const avatar = (name: string, role: 'end-user' | 'agent'): HTMLElement => {
  const words = name.split(/\s+/).filter(Boolean)
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
  return h('span', { class: `avatar avatar-${role}`, 'aria-hidden': 'true' }, initials || '?')
}
