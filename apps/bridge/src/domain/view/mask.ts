/** `Ada Lovelace` becomes `A… L…`: enough to recognise whom one knows, too little to learn a stranger's name. */
export const maskName = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .slice(0, 4)
    .map((part) => `${[...part][0] ?? ''}…`)
    .join(' ')

/** `ada@example.com` becomes `a•••@example.com`; the length of the name stays unknown. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@')
  return at < 1 ? '•••' : `${[...email][0] ?? ''}•••${email.slice(at)}`
}
