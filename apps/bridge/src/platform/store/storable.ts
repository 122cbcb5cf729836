/** PostgreSQL keeps no NUL in a text, and nobody means one. */
export const storable = (text: string): string => text.replaceAll('\0', '')
