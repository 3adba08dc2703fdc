/** Commands about what comes and goes as a file, or is verified. */
import { open } from 'node:fs/promises';
import path from 'node:path';
import { answerName } from '../../shared/protocol/schema/parcel.ts';
import { PublicJwk } from '../../shared/protocol/schema/scalars.ts';
import { checkRegistry } from '../check.ts';
import { exportJournals } from '../export.ts';
import { writeAnswer } from '../parcels/answer.ts';
import { importParcel, PARCEL_PROBLEMS, summaryOf } from '../parcels/import.ts';
import { verifyExport } from '../sealed/verify.ts';
import { complaint, need, print, readJson, withData, type Command, type Values } from './arguments.ts';

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

export const files: Record<string, Command> = {
  'import-parcel': importFile,
  'verify-export': verifyFile,
  export: (values) => withData(values, (context) => exportJournals(context.store, process.stdout)),
  check: (values) =>
    withData(values, async (context) => {
      const report = await checkRegistry(context);
      print(report);
      if (!report.ok) throw new Error(`${report.problems.length} problems`);
    }),
};
