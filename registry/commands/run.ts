/** Every command of the registry, by what is typed. */
import { parseArgs } from 'node:util';
import { yearAsked } from '../demo/year/command.ts';
import { rootKey } from '../keys/keys.ts';
import { acts } from './acts.ts';
import { complaint, databaseUrl, need, OPTIONS, print, type Command, type Values } from './arguments.ts';
import { files } from './files.ts';
import { people } from './people.ts';
import { serve } from './serve.ts';

const USAGE = `usage: registry <command> --data DIR [--database-url postgres://…] [options]

  serve           --port N [--host 127.0.0.1] [--origin https://HOST] [--policy FILE] [--staff FILE]
                  [--metrics-port N] [--drain SECONDS]
  enrolment-code  --role device --name X [--center C] [--replaces DEVICE]
                  --role lender --name X [--bin B]
                  --role prosecutor --name X [--region R] [--person ID] [--origin https://HOST]
                  --role operator --name X [--person ID] [--origin https://HOST]
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
  rotate-records-key  a new key to seal records by; restart every process, then
  reseal          seal by it what the older keys sealed, while the registry serves
  generate-year   --seed N [--until DAY]  fill a new registry with a year of claims that nobody filed, and the
                  year before; prints its totals twice, by the figures and by SQL; exit 1 where they differ

Keys are always in DIR. Records are there too, in a file, or in the PostgreSQL database named by
--database-url or by the environment's DATABASE_URL.
`;

async function fillYear(values: Values): Promise<void> {
  const place = { data: need(values, 'data'), databaseUrl: databaseUrl(values) };
  const year = await yearAsked(place, { seed: need(values, 'seed'), until: values.until });
  print(year);
  if (!year.equal) throw new Error('the figures are not what SQL says');
}

/** Those of which a file may stand after the name. */
const OF_A_FILE: ReadonlySet<string> = new Set(['import-parcel', 'verify-export']);

/** A map, because an object has more members than it was given. */
const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    serve,
    ...people,
    ...files,
    ...acts,
    'generate-year': fillYear,
    root: async (values) => print(rootKey(need(values, 'data'))),
  }),
);

/** Does what `args` say, as they are typed after the program's name. Returns the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [name = '', ...more] = positionals;
    const command = commands.get(name);
    if (!command || more.length > (OF_A_FILE.has(name) ? 1 : 0)) throw complaint(USAGE);
    await command(values, more);
    return 0;
  } catch (error) {
    const { message, exitCode, code } = error as Error & { exitCode?: number; code?: string };
    process.stderr.write(`${message}\n`);
    if (exitCode !== undefined) return exitCode;
    return code?.startsWith('ERR_PARSE_ARGS') || error instanceof RangeError ? 2 : 1;
  }
}
