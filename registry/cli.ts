/**
 * The registry's command line. Only the result goes to stdout, as JSON; the log goes to stderr.
 * Exit codes: 0 done, 1 failed, 2 asked for something it does not understand.
 */
import { run } from './commands/run.ts';

// Whatever is made, the database too, is for the owner's eyes.
process.umask(0o077);
process.exitCode = await run(process.argv.slice(2));
