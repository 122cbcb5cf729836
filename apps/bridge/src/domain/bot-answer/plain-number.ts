/** Longer is a sentence. */
const longest = 40

/** A number that a system gave to a return or a parcel: one word with digits in it. Shops and returns desks can type any text there. */
export const plainNumber = (value: string | undefined): string | undefined => {
  const tight = value?.replace(/ /g, '')
  return tight !== undefined &&
    tight.length <= longest &&
    /^[#A-Z0-9._/-]*$/i.test(tight) &&
    /\d{3}/.test(tight)
    ? tight
    : undefined
}
