/** The shape of a catalogue with any texts in it: the same keys as the Russian one. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** Every key of a catalogue, as a path with dots: `ban.scope.title`. */
export type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}`;
}[keyof T & string];
