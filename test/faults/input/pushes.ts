/** Mutants of entries on their way to the registry: spoiled after they were signed, and before. */
import { canonical } from '../../../shared/protocol/canonical.ts';
import { bodies } from '../../../shared/protocol/schema/bodies.ts';
import { banBody } from '../device.ts';
import { answered, openedDevice, takenOf } from './asking.ts';
import type { Random } from '../random.ts';
import type { Part } from './input.ts';
import { mutateBytes, mutateJson } from './mutate.ts';
import type { Overrun } from '../overrun.ts';

/** So many at once, and then one that is valid. With the other parts' they are fewer than a registry takes on at once. */
const WAVE = 16;
const SIGNED_BATCH = 250;

/** Pushes entries that were changed after they were signed: none may be taken. */
export async function pushMutants(overrun: Overrun, { count, random, say, findings }: Part): Promise<number> {
  const device = await openedDevice(overrun);
  for (let done = 0; done < count; done += WAVE) {
    const next = device.sign('ban.set', banBody(done));
    const valid = Buffer.from(`${JSON.stringify(next)}\n`);
    const mutants = Array.from({ length: Math.min(WAVE, count - done) }, () => mutantOf(valid, next, random));
    const answers = await Promise.all(mutants.map((mutant) => answered(device.push(mutant))));
    for (const [index, answer] of answers.entries()) {
      const sent = mutants[index]?.toString('base64') ?? '';
      if (typeof answer === 'string') findings.violations.push(`a push was not answered, ${answer}: ${sent}`);
      else if (answer.status >= 500)
        findings.violations.push(`a push was answered ${answer.status}: ${sent}`);
      else if (takenOf(answer) > 0) findings.violations.push(`a mutant was taken: ${sent}`);
    }
    const accepted = await answered(device.push(valid));
    if (typeof accepted === 'string' || accepted.status !== 200 || takenOf(accepted) !== 1) {
      findings.violations.push(`a valid entry was not taken: ${JSON.stringify(accepted)}`);
      return done;
    }
    device.append(next);
    if (done % (WAVE * 200) === 0 && done > 0) say(`${done} of ${count} spoiled entries pushed`);
  }
  return count;
}

/** Delivers entries that are properly signed around a spoiled body: each is taken, and none is recorded. */
export async function signMutants(overrun: Overrun, { count, random, say, findings }: Part): Promise<number> {
  const device = await openedDevice(overrun);
  let feed = (await device.verdicts(0)).length;
  for (let done = 0; done < count; done += SIGNED_BATCH) {
    const lines: string[] = [];
    const spoiled = new Map<string, string>();
    for (let n = done; n < Math.min(count, done + SIGNED_BATCH); n += 1) {
      const body = spoiledBody(n, random);
      const entry = device.sign('ban.set', body);
      device.append(entry);
      spoiled.set(entry.id, JSON.stringify(body));
      lines.push(JSON.stringify(entry));
    }
    const valid = device.sign('ban.set', banBody(done));
    device.append(valid);
    lines.push(JSON.stringify(valid));
    const answer = await answered(device.push(Buffer.from(lines.join('\n'))));
    if (typeof answer === 'string' || takenOf(answer) !== lines.length) {
      findings.violations.push(
        `signed entries with spoiled bodies hold up the queue: ${JSON.stringify(answer)}`,
      );
      return done;
    }
    const verdicts = await device.verdicts(feed);
    feed += verdicts.length;
    for (const { entry, state } of verdicts) {
      const body = spoiled.get(entry);
      if (body !== undefined && state !== 'refused' && state !== 'held')
        findings.violations.push(`a spoiled body is ${state}: ${body}`);
    }
    if (!verdicts.some(({ entry, state }) => entry === valid.id && state === 'in-force'))
      findings.violations.push('a valid ban among spoiled ones is not in force');
  }
  say(`${count} spoiled bodies signed and delivered`);
  return count;
}

/** Another text than `valid`, with another meaning in each of its lines. */
function mutantOf(valid: Buffer, entry: object, random: Random): Buffer {
  const meaning = canonical(entry);
  for (;;) {
    const mutant =
      random.next() < 0.5
        ? mutateBytes(valid, random)
        : Buffer.from(`${JSON.stringify(mutateJson(entry, random))}\n`);
    if (
      mutant
        .toString()
        .split('\n')
        .every((line) => meaningOf(line) !== meaning)
    )
      return mutant;
  }
}

function meaningOf(line: string): string | null {
  try {
    return canonical(JSON.parse(line));
  } catch {
    return null;
  }
}

/** A ban's body that its schema does not allow, and that can be signed at all. */
function spoiledBody(serial: number, random: Random): Record<string, unknown> {
  for (;;) {
    const body = mutateJson(banBody(serial), random);
    if (
      typeof body !== 'object' ||
      body === null ||
      Array.isArray(body) ||
      bodies['ban.set'].safeParse(body).success
    )
      continue;
    const text = meaningOf(JSON.stringify(body));
    if (text !== null && text.length < 20_000) return body as Record<string, unknown>;
  }
}
