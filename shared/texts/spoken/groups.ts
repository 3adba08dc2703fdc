/** One group of three digits of a number, and of which power of a thousand it is. */
export type Group = { readonly value: number; readonly scale: number };

/** The groups of `n` (whole, 0 or more, below 2^53) from the largest; those of zero are left out. */
export function groupsOf(n: number): Group[] {
  const groups: Group[] = [];
  for (let [rest, scale] = [n, 0]; rest > 0; rest = Math.floor(rest / 1000), scale += 1) {
    if (rest % 1000 > 0) groups.unshift({ value: rest % 1000, scale });
  }
  return groups;
}
