/**
 * The registry's command line. Only the result goes to stdout, as JSON; the log goes to stderr.
 * Exit codes: 0 done, 1 failed, 2 asked for something it does not understand.
 */
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { Role } from '../shared/protocol/schema/keys.ts';
import { answerName } from '../shared/protocol/schema/parcel.ts';
import { Bin, PublicJwk } from '../shared/protocol/schema/scalars.ts';
import { heldLifts } from './cases/lifts.ts';
import { release } from './cases/release.ts';
import { checkRegistry } from './check.ts';
import { systemClock } from './clock.ts';
import { listPasskeys, revokePasskey } from './console/passkeys.ts';
import { siteAt } from './console/site.ts';
import type { Context } from './context.ts';
import { openData } from './data.ts';
import { yearAsked } from './demo/year/command.ts';
import { makeCode } from './enrolment/codes.ts';
import { exportJournals } from './export.ts';
import { rootKey } from './keys/keys.ts';
import { openLog } from './log.ts';
import { serveUntilStopped } from './operation/serve.ts';
import { writeAnswer } from './parcels/answer.ts';
import { importParcel, PARCEL_PROBLEMS, summaryOf } from './parcels/import.ts';
import { currentPolicy, installPolicy, PolicyFile } from './policy/policy.ts';
import { installStaff, StaffFile } from './policy/staff.ts';
import { verifyExport } from './sealed/verify.ts';
import { createRegistry } from './server.ts';
import { findDevice, revokeDevice } from './store/devices.ts';
import { transact } from './store/transact.ts';

const USAGE = `usage: registry <command> --data DIR [--database-url postgres://…] [options]

  serve           --port N [--host 127.0.0.1] [--origin https://HOST] [--policy FILE] [--staff FILE]
                  [--metrics-port N] [--drain SECONDS]
  enrolment-code  --role device --name X [--center C] [--replaces DEVICE]
                  --role lender --name X [--bin B]
                  --role prosecutor --name X [--region R] [--person ID] [--origin https://HOST]
  passkeys        who signs in to the console, and by what, a line each
  revoke-passkey  --passkey ID    ends its sessions as well
  export          every entry with its verdicts, a line each
  check           verify every chain, signature and reference; exit 1 where something is wrong
  verify-export   FILE --root FILE   whether a sealed export of a case is genuine; needs no registry
  import-parcel   FILE [--out FILE]  take what a kiosk exported to a disk, and write the answer for it
  root            the public root key as a JWK
  lifts           lifts of bans that wait for somebody to look at them, a line each
  release-lift    --entry ID --by X --and Y    two people let one go on
  revoke          --device ID
  policy          --file FILE     install new rules, with a higher serial
  staff           --file FILE     install a new list of people, with a higher serial
  generate-year   --seed N [--until DAY]  fill a new registry with a year of claims that nobody filed, and the
                  year before; prints its totals twice, by the figures and by SQL; exit 1 where they differ

Keys are always in DIR. Records are there too, in a file, or in the PostgreSQL database named by
--database-url or by the environment's DATABASE_URL.
`;

const OPTIONS = {
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

type Values = { [K in keyof typeof OPTIONS]?: string | undefined };

/** What the one who typed the command can put right. */
const complaint = (message: string) => Object.assign(new Error(message), { exitCode: 2 });

function need(values: Values, name: keyof Values): string {
  const value = values[name];
  if (value === undefined || value === '') throw complaint(`--${name} is missing`);
  return value;
}

/** The PostgreSQL database to use, or undefined for the file in the data folder. */
function databaseUrl(values: Values): string | undefined {
  const url = values['database-url'] ?? process.env.DATABASE_URL;
  if (url === undefined || url === '') return undefined;
  // The message does not repeat it: there may be a password in it.
  if (!/^postgres(ql)?:\/\//.test(url)) throw complaint('the database URL does not begin with postgres://');
  return url;
}

const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

/** A JSON file of the form, or a complaint that names the fields that do not fit, never what is in them. */
function readJson<T>(file: string, schema: z.ZodType<T>): T {
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

async function withData<T>(values: Values, work: (context: Context) => Promise<T>): Promise<T> {
  const context = await openData(need(values, 'data'), systemClock, {}, databaseUrl(values));
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** Where browsers find the console, as given, or undefined. */
function originOf({ origin }: Values): string | undefined {
  try {
    return origin === undefined ? undefined : siteAt(origin).origin;
  } catch (error) {
    throw complaint(`--origin: ${error instanceof Error ? error.message : 'not one'}`);
  }
}

async function serve(values: Values): Promise<void> {
  const port = need(values, 'port');
  const ports = { port: portIn('port', port), metricsPort: portIn('metrics-port', values['metrics-port']) };
  const drainMs = Number(values.drain ?? 0) * 1000;
  if (!(drainMs >= 0 && drainMs <= 600_000)) throw complaint('--drain is a number of seconds up to 600');
  const log = openLog();
  const registry = await createRegistry({
    data: need(values, 'data'),
    databaseUrl: databaseUrl(values),
    log,
    origin: originOf(values),
    ...(values.policy !== undefined && { policy: readJson(values.policy, PolicyFile) }),
    ...(values.staff !== undefined && { staff: readJson(values.staff, StaffFile) }),
  });
  await serveUntilStopped(registry, { ...ports, host: values.host, drainMs, log, told: print });
}

function portIn(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw complaint(`--${name} is a number from 0 to 65535`);
}

async function enrolmentCode(values: Values): Promise<void> {
  const role = Role.safeParse(need(values, 'role'));
  if (!role.success) throw complaint('--role is device, lender or prosecutor');
  const name = need(values, 'name');
  if (values.bin !== undefined && !Bin.safeParse(values.bin).success)
    throw complaint('--bin is no БИН: 12 digits');
  await withData(values, async (context) => {
    if (
      values.replaces !== undefined &&
      (await findDevice(context.store, values.replaces))?.role !== 'device'
    ) {
      throw complaint('--replaces names no device');
    }
    const center = role.data === 'device' ? await centerFor(context, values.center) : values.center;
    const { bin, region, replaces, person } = values;
    await knownRegion(context, region);
    if (person !== undefined && (await findDevice(context.store, person))?.role !== 'prosecutor')
      throw complaint('--person names no prosecutor');
    const wanted = { role: role.data, name, center, region, bin, replaces, person };
    const origin = originOf(values);
    const code = await makeCode(context.store, context.keys.root, wanted, context.clock.now());
    // After #, because what stands there never leaves the browser: it is in no log.
    print({ code, ...(origin !== undefined && { link: `${origin}/console#/enrol/${code}` }) });
  });
}

/** A device belongs to a center of the policy; a demo's to any, and where none is given to the first. */
async function centerFor(context: Context, center: string | undefined): Promise<string> {
  const { centers, demo } = await currentPolicy(context.store);
  const found = center === undefined && demo ? centers[0]?.id : center;
  if (found === undefined || (!demo && !centers.some(({ id }) => id === found)))
    throw complaint(`--center is one of: ${centers.map(({ id }) => id).join(', ')}`);
  return found;
}

/** A region is one of the centers'; a misspelled one would show nothing to whoever is enrolled for it. */
async function knownRegion(context: Context, region: string | undefined): Promise<void> {
  const { centers } = await currentPolicy(context.store);
  const regions = [...new Set(centers.map((center) => center.region))];
  if (region !== undefined && !regions.includes(region))
    throw complaint(`--region is one of: ${regions.join(', ')}`);
}

/** Takes a kiosk's parcel and writes the answer, beside it unless said otherwise. */
async function importFile(values: Values, [file]: readonly string[]): Promise<void> {
  if (file === undefined) throw complaint('import-parcel needs the FILE that the kiosk wrote');
  const handle = await open(file, 'r').catch(() => {
    throw complaint(`${file} cannot be read`);
  });
  try {
    await withData(values, async (context) => {
      const imported = await importParcel(context, handle);
      if (!imported.ok) throw new Error(PARCEL_PROBLEMS[imported.problem]);
      const answer = values.out ?? path.join(path.dirname(file), answerName(imported.value.manifest));
      await writeAnswer(context, imported.value, answer);
      print({ ...summaryOf(imported.value), answer });
      // The answer says so to the kiosk; who brought the parcel has to know as well.
      if (imported.value.outcome.problem)
        throw new Error('not all of it was taken; the answer tells the kiosk why');
    });
  } finally {
    await handle.close();
  }
}

/** Says whether a sealed export is genuine; the exit code says so as well. */
async function verifyFile(values: Values, [file]: readonly string[]): Promise<void> {
  if (file === undefined) throw complaint('verify-export needs the FILE that was exported');
  const root = readJson(need(values, 'root'), PublicJwk);
  const archive = await open(file, 'r').catch(() => {
    throw complaint(`${file} cannot be read`);
  });
  try {
    const report = await verifyExport(archive, root);
    print(report);
    if (!report.ok) throw new Error('this is not what was exported');
  } finally {
    await archive.close();
  }
}

async function fillYear(values: Values): Promise<void> {
  const place = { data: need(values, 'data'), databaseUrl: databaseUrl(values) };
  const year = await yearAsked(place, { seed: need(values, 'seed'), until: values.until });
  print(year);
  if (!year.equal) throw new Error('the figures are not what SQL says');
}

type Command = (values: Values, more: readonly string[]) => Promise<void>;

/** What stands after a command's name; most take nothing there. */
const MOST_WORDS: Readonly<Record<string, number>> = { 'import-parcel': 1, 'verify-export': 1 };

const commands: Record<string, Command> = {
  serve,
  'enrolment-code': enrolmentCode,
  'import-parcel': importFile,
  'verify-export': verifyFile,
  'generate-year': fillYear,
  export: (values) => withData(values, (context) => exportJournals(context.store, process.stdout)),
  check: (values) =>
    withData(values, async (context) => {
      const report = await checkRegistry(context);
      print(report);
      if (!report.ok) throw new Error(`${report.problems.length} problems`);
    }),
  root: async (values) => print(rootKey(need(values, 'data'))),
  lifts: (values) =>
    withData(values, async ({ store }) => {
      for (const lift of await heldLifts(store)) print(lift);
    }),
  'release-lift': (values) =>
    withData(values, async (context) => {
      const entry = need(values, 'entry');
      const people = [need(values, 'by'), need(values, 'and')] as const;
      if (people[0] === people[1])
        throw complaint('--by and --and are one and the same: it takes two people');
      const nowMs = context.clock.now();
      if (!(await transact(context.store, (tx) => release('lift', context, tx, entry, people, nowMs))))
        throw complaint('no lift of that --entry is under review');
      print({ released: entry });
    }),
  revoke: (values) =>
    withData(values, async ({ store, clock }) => {
      const device = need(values, 'device');
      if (!(await revokeDevice(store, device, clock.now()))) throw complaint('there is no such device');
      print({ revoked: device });
    }),
  passkeys: (values) =>
    withData(values, async ({ store }) => {
      for (const passkey of await listPasskeys(store)) print(passkey);
    }),
  'revoke-passkey': (values) =>
    withData(values, async (context) => {
      const id = need(values, 'passkey');
      if (!(await transact(context.store, (tx) => revokePasskey(context, tx, id))))
        throw complaint('there is no such passkey');
      print({ revoked: id });
    }),
  policy: async (values) => {
    const file = readJson(need(values, 'file'), PolicyFile);
    await withData(values, async ({ store, keys, clock }) => {
      const { serial } = await transact(store, (tx) => installPolicy(tx, keys.signer, file, clock.now()));
      print({ serial });
    });
  },
  staff: async (values) => {
    const file = readJson(need(values, 'file'), StaffFile);
    await withData(values, async ({ store, clock }) => {
      print({ serial: await transact(store, (tx) => installStaff(tx, file, clock.now())) });
    });
  },
};

/** Reads the command line and does what it says. Returns the exit code. */
async function main(): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
    const [name = '', ...more] = positionals;
    const command = commands[name];
    if (!command || more.length > (MOST_WORDS[name] ?? 0)) throw complaint(USAGE);
    await command(values, more);
    return 0;
  } catch (error) {
    const { message, exitCode, code } = error as Error & { exitCode?: number; code?: string };
    process.stderr.write(`${message}\n`);
    if (exitCode !== undefined) return exitCode;
    return code?.startsWith('ERR_PARSE_ARGS') || error instanceof RangeError ? 2 : 1;
  }
}

// Whatever is made, the database too, is for the owner's eyes.
process.umask(0o077);
process.exitCode = await main();
