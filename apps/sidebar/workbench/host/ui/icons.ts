/** 16 × 16 outlines, drawn for this page. */
const paths = {
  mail: 'M2 4h12v8.5H2zM2.2 4.3 8 9l5.8-4.7',
  web: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM2 8h12M8 2c2 2 2.6 4 2.6 6S10 12 8 14c-2-2-2.6-4-2.6-6S6 4 8 2Z',
  chat: 'M2.5 3h11v8H7l-3 2.6V11H2.5Z',
  phone:
    'M5.5 2.5 3 3.2c0 5.5 4.3 9.8 9.8 9.8l.7-2.5-3-1.7-1.3 1.3C7.6 9.4 6.600 8.4 5.900 6.800l1.300-1.300Z',
  menu: 'M2 4h12M2 8h12M2 12h12',
  close: 'm4 4 8 8m0-8-8 8',
  chevron: 'm4 6 4 4 4-4',
  reload: 'M13 8a5 5 0 1 1-1.500-3.600M13 2.500v3h-3',
  sun: 'M8 5.200a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600ZM8 1.500v1.300M8 13.200v1.300M1.500 8h1.300M13.200 8h1.300M3.400 3.400l.9.9M11.700 11.700l.9.9M12.600 3.400l-.9.9M4.300 11.700l-.9.9',
  moon: 'M13 9.700A5.500 5.500 0 0 1 6.300 3 5.500 5.500 0 1 0 13 9.700Z',
  log: 'M2.500 3.500h11v9h-11zM5 6.500 6.700 8 5 9.500M8.300 9.700H11',
  world: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 4.500V8l2.500 1.500',
  board: 'M2.500 13.500h11M4 11V7.500M8 11V3M12 11V5.500',
  lock: 'M4 7.500h8v5.500H4zM5.700 7.500V5.300a2.300 2.300 0 0 1 4.600 0v2.200',
} as const

export type IconName = keyof typeof paths

/** Decorative: the words beside it, or its button's label, say the same. */
export const icon = (name: IconName): SVGSVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', paths[name])
  svg.append(path)
  return svg
}

const channelIcons: Record<string, IconName> = {
  email: 'mail',
  chat: 'chat',
  messaging: 'chat',
  whatsapp: 'chat',
  sms: 'chat',
  phone: 'phone',
  voice: 'phone',
}

export const channelIcon = (channel: string): SVGSVGElement => icon(channelIcons[channel] ?? 'web')
