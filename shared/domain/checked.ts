/**
 * What a check of typed text answers: the value in its one canonical form, or the stable code of what
 * is wrong. The code is the key of a text in three languages: t(`problems.${code}`).
 */
export type Checked<T, Code extends string = string> = { ok: true; value: T } | { ok: false; code: Code };
