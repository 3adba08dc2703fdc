/** What is typed after a command's name, and what every command needs of it. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { systemClock } from '../clock.ts';
import { siteAt } from '../console/site.ts';
import type { Context } from '../context.ts';
import { openData } from '../data.ts';

export const OPTIONS = {
  data: { type: 'string' },
  'database-url': { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'metrics-port': { type: 'string' },
  drain: { type: 'string' },
  policy: { type: 'string' },
  staff: { type: 'string' },
  role: { type: 'string' },
  name: { type: 'string' },
  center: { type: 'string' },
  bin: { type: 'string' },
  region: { type: 'string' },
  replaces: { type: 'string' },
  person: { type: 'string' },
  passkey: { type: 'string' },
  origin: { type: 'string' },
  device: { type: 'string' },
  entry: { type: 'string' },
  by: { type: 'string' },
  and: { type: 'string' },
  file: { type: 'string' },
  out: { type: 'string' },
  root: { type: 'string' },
  seed: { type: 'string' },
  until: { type: 'string' },
} as const;

export type Values = { [K in keyof typeof OPTIONS]?: string | undefined };

/** What the one who typed the command can put right. */
export const complaint = (message: string) => Object.assign(new Error(message), { exitCode: 2 });

/** The value of an option. Throws a complaint where it is missing. */
export function need(values: Values, name: keyof Values): string {
  const value = values[name];
  if (value === undefined || value === '') throw complaint(`--${name} is missing`);
  return value;
}

/** The PostgreSQL database to use, or undefined for the file in the data folder. */
export function databaseUrl(values: Values): string | undefined {
  const url = values['database-url'] ?? process.env.DATABASE_URL;
  if (url === undefined || url === '') return undefined;
  // The message does not repeat it: there may be a password in it.
  if (!/^postgres(ql)?:\/\//.test(url)) throw complaint('the database URL does not begin with postgres://');
  return url;
}

/** Prints a result: a line of JSON. */
export const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

/** A JSON file of the form, or a complaint that names the fields that do not fit, never what is in them. */
export function readJson<T>(file: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw complaint(`${file} cannot be read as JSON`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`);
  throw complaint(`${file} does not fit:\n  ${problems.join('\n  ')}`);
}

/** Does the work on an open data folder, and closes it. */
export async function withData<T>(values: Values, work: (context: Context) => Promise<T>): Promise<T> {
  const context = await openData(need(values, 'data'), systemClock, {}, databaseUrl(values));
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** Where browsers find the console, as given, or undefined. */
export function originOf({ origin }: Values): string | undefined {
  try {
    return origin === undefined ? undefined : siteAt(origin).origin;
  } catch (error) {
    throw complaint(`--origin: ${error instanceof Error ? error.message : 'not one'}`);
  }
}

/** A command: what was typed, by option, and what stands after its name. */
export type Command = (values: Values, more: readonly string[]) => Promise<void>;
