const steps = 5

/** Which of five shades, by how near to the most; 1 where too few cases say anything. */
export const stepOf = (value: number | undefined, most: number): number =>
  value === undefined || most <= 0 ? 1 : Math.min(steps, Math.max(1, Math.ceil((value / most) * steps)))
