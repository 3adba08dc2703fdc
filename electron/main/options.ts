/** What the kiosk was started with. */
import path from 'node:path';
import { z } from 'zod';
import type { Patience } from '../../shared/api/wire.ts';

const Size = z
  .string()
  .regex(/^\d{3,5}x\d{3,5}$/, 'is WIDTHxHEIGHT in pixels, as 1280x1024')
  .transform((text) => {
    const [width, height] = text.split('x').map(Number);
    return { width: width ?? 0, height: height ?? 0 };
  });

/** Seconds without any act, and seconds that the question then waits: `180,60`. */
const IdleSeconds = z
  .string()
  .regex(/^\d{1,5}(\.\d)?,\d{1,5}(\.\d)?$/, 'is two numbers of seconds, as 180,60')
  .transform((text) => {
    const [idle = 0, ask = 0] = text.split(',').map(Number);
    return { idleMs: idle * 1_000, askMs: ask * 1_000 };
  });

/** Each option's form; the comment of `--help` is docs/administrators.md. */
const Options = z.object({
  data: z.string().min(1, 'is a folder').optional(),
  registry: z.url({ protocol: /^https?$/, error: 'is an http or https address' }).optional(),
  enrol: z.string().min(1, 'is an enrolment code').max(200).optional(),
  backup: z.string().min(1, 'is a folder').optional(),
  road: z.string().min(1, 'is a folder').optional(),
  papers: z.string().min(1, 'is a folder').optional(),
  windowed: z.boolean(),
  'citizen-window': z.boolean(),
  idle: IdleSeconds.optional(),
  'window-size': Size.optional(),
});

export type Options = {
  /** Where the kiosk keeps everything, absolute; undefined means the user's own data folder. */
  data: string | undefined;
  registry: string | undefined;
  enrol: string | undefined;
  /** Where backups go, absolute: a folder of another disk, or a share. */
  backup: string | undefined;
  /** The one folder that the other road goes by, absolute; without it, the removable disks that are there. */
  road: string | undefined;
  /** Where the papers of a claim go while there is no printer, absolute. */
  papers: string | undefined;
  /** A window among others, for developers and tests; otherwise the kiosk takes the whole screen. */
  windowed: boolean;
  /** Of the window's content, in pixels. */
  windowSize: { width: number; height: number };
  /** The citizen gets a window of their own without a display of their own, to be put where they see it. */
  citizenWindow: boolean;
  /** For tests: a packaged kiosk does not heed it. */
  patience: Patience;
};

const WITH_VALUE = ['data', 'registry', 'enrol', 'backup', 'road', 'papers', 'window-size', 'idle'] as const;
const DEFAULT_SIZE = { width: 1280, height: 1024 };
/** Three minutes without an act, then 60 s for an answer: nobody is hurried, and nothing is left open. */
export const PATIENCE: Patience = { idleMs: 180_000, askMs: 60_000 };

/**
 * The options among `argv`, as `--name value` or `--name=value`; everything else there is
 * Chromium's. Relative folders are taken from `cwd`. A wrong value is told in one line to type against.
 */
export function readOptions(
  argv: readonly string[],
  cwd: string,
): { ok: true; options: Options } | { ok: false; message: string } {
  const found: Record<string, unknown> = {
    windowed: argv.includes('--windowed'),
    'citizen-window': argv.includes('--citizen-window'),
  };
  for (const name of WITH_VALUE) {
    const value = valueOf(argv, name);
    if (value !== undefined) found[name] = value;
  }
  const parsed = Options.safeParse(found);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, message: `--${String(issue?.path[0])} ${issue?.message ?? 'is wrong'}` };
  }
  const { data, registry, enrol, backup, road, papers, windowed } = parsed.data;
  const absolute = (folder: string | undefined) =>
    folder === undefined ? undefined : path.resolve(cwd, folder);
  return {
    ok: true,
    options: {
      data: absolute(data),
      registry,
      enrol,
      backup: absolute(backup),
      road: absolute(road),
      papers: absolute(papers),
      windowed,
      windowSize: parsed.data['window-size'] ?? DEFAULT_SIZE,
      citizenWindow: parsed.data['citizen-window'],
      patience: parsed.data.idle ?? PATIENCE,
    },
  };
}

/** The value of `--name`; an option without one reads as empty, which no option allows. */
function valueOf(argv: readonly string[], name: string): string | undefined {
  const prefix = `--${name}=`;
  const joined = argv.find((word) => word.startsWith(prefix));
  if (joined !== undefined) return joined.slice(prefix.length);
  const at = argv.indexOf(`--${name}`);
  if (at === -1) return undefined;
  const next = argv[at + 1];
  return next === undefined || next.startsWith('--') ? '' : next;
}
