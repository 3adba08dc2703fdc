import { describe, expect, test, vi } from 'vitest';
import { bad } from '../../shared/api/result.ts';
import { runProgram } from './runProgram.ts';
import { createSpeech, wholeWav, type Ran, type SpeechParts } from './speech.ts';

/** As espeak-ng writes it to a pipe: lengths that it does not know yet, then the sound. */
function wav(soundBytes: number): Uint8Array {
  const bytes = new Uint8Array(44 + soundBytes);
  const put = (at: number, word: string) => bytes.set(new TextEncoder().encode(word), at);
  put(0, 'RIFF');
  put(8, 'WAVEfmt ');
  put(36, 'data');
  new DataView(bytes.buffer).setUint32(40, 0x7f_ff_f0_00, true);
  return bytes;
}

function speech(ran: Ran, change: Partial<SpeechParts> = {}) {
  const run = vi.fn<SpeechParts['run']>(async () => ran);
  const logged: string[] = [];
  const log = (event: string, facts?: object) => void logged.push(`${event} ${JSON.stringify(facts ?? {})}`);
  return { run, logged, speak: createSpeech({ run, recorded: async () => null, log, ...change }) };
}

const SENTENCE = { language: 'ru', text: 'Сумма: 1\u00A0500\u00A0₸, ИИН 500101 300 003.' };

test('a sentence goes to the voice by stdin, in words, and comes back as a sound of a true length', async () => {
  const { speak, run } = speech({ kind: 'ended', code: 0, out: wav(100) });
  const said = await speak(SENTENCE);
  expect(said).toMatchObject({ ok: true, value: { type: 'audio/wav' } });
  const [program, args, input] = run.mock.calls[0] ?? [];
  expect([program, args]).toEqual(['espeak-ng', ['-v', 'ru', '-s', '135', '--stdin', '--stdout']]);
  expect(input).toBe(
    'Сумма: одна тысяча пятьсот тенге, и и эн пять ноль ноль, один ноль один, три ноль ноль, ноль ноль три.',
  );
});

test('without the program, or without a voice of that language, it says that there is none', async () => {
  for (const ran of [
    { kind: 'missing' },
    { kind: 'ended', code: 1, out: new Uint8Array() },
    { kind: 'ended', code: 0, out: new Uint8Array() },
  ] as const)
    expect(await speech(ran).speak(SENTENCE)).toEqual(bad('speech.none'));
});

test.each([
  ['nothing', undefined],
  ['another language', { language: 'de', text: 'Guten Tag' }],
  ['a language that is an option', { language: '-f/etc/passwd', text: 'x' }],
  ['no text', { language: 'kk', text: '' }],
  ['a text that is a book', { language: 'kk', text: 'а'.repeat(2_001) }],
  ['a number', { language: 'kk', text: 7 }],
])('%s is refused before anything runs', async (_what, wanted) => {
  const { speak, run } = speech({ kind: 'missing' });
  expect(await speak(wanted)).toEqual(bad('core.badRequest'));
  expect(run).not.toHaveBeenCalled();
});

test('a recording is played in place of the voice', async () => {
  const recording = { type: 'audio/ogg', bytes: Uint8Array.of(1) } as const;
  const { speak, run } = speech({ kind: 'missing' }, { recorded: async () => recording });
  expect(await speak({ language: 'kk', text: 'Артқа' })).toEqual({ ok: true, value: recording });
  expect(run).not.toHaveBeenCalled();
});

test('what goes wrong is told without a word of the sentence', async () => {
  const { speak, logged } = speech(
    { kind: 'missing' },
    {
      run: async (_command, _args, input) => {
        throw new Error(input);
      },
    },
  );
  expect(await speak(SENTENCE)).toEqual(bad('speech.failed'));
  expect(logged).toEqual(['speech failed {}']);
});

test('a window that asks for a hundred sentences at once gets a few', async () => {
  let release = (): void => {};
  const held = new Promise<Ran>((resolve) => {
    release = () => resolve({ kind: 'ended', code: 0, out: wav(2) });
  });
  const { speak, run } = speech({ kind: 'missing' }, { run: vi.fn(async () => held) });
  const all = Array.from({ length: 100 }, () => speak(SENTENCE));
  release();
  const answers = await Promise.all(all);
  expect(answers.filter(({ ok }) => ok).length).toBe(6);
  expect(run).not.toHaveBeenCalled();
});

test('lengths are written into the header, and what is no sound is none', () => {
  const whole = wholeWav(wav(100));
  const view = new DataView(whole?.buffer ?? new ArrayBuffer(44));
  expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([136, 100]);
  expect([wholeWav(wav(0)), wholeWav(new Uint8Array(100)), wholeWav(new Uint8Array())]).toEqual([
    null,
    null,
    null,
  ]);
});

describe('a program apart', () => {
  const node = (script: string) => runProgram(process.execPath, ['-e', script], 'Сәлем');

  test('gets its input whole, and nothing of our environment but the path', async () => {
    vi.stubEnv('QALQAN_SECRET', 'x');
    const ran = await node('process.stdin.pipe(process.stdout); console.error(1)');
    expect(ran.kind === 'ended' && new TextDecoder().decode(ran.out)).toBe('Сәлем');
    const seen = await node("process.stdout.write(String('QALQAN_SECRET' in process.env))");
    expect(seen.kind === 'ended' && new TextDecoder().decode(seen.out)).toBe('false');
    vi.unstubAllEnvs();
  });

  test('that is not there, fails, or reads nothing is told, and never thrown', async () => {
    expect(await runProgram('no-such-program-here', [], 'x')).toEqual({ kind: 'missing' });
    expect(await node('process.exit(3)')).toMatchObject({ kind: 'ended', code: 3 });
    expect(await node('process.stdin.destroy()')).toMatchObject({ kind: 'ended', code: 0 });
  });

  test('that pours out without end is ended', async () => {
    const ran = await node(
      "const page = 'x'.repeat(1e6); (function pour() { process.stdout.write(page, pour) })()",
    );
    expect(ran).toMatchObject({ kind: 'ended', code: null });
  });
});
