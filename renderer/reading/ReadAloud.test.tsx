import { act, cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { bad, good, type Result } from '../../shared/api/result.ts';
import type { Speech, SpeechWanted, VoiceOrder } from '../../shared/api/speech.ts';
import { createCatalogue, TextsProvider } from '../app/texts.tsx';
import { ReadAloud } from './ReadAloud.tsx';
import { ReadingProvider } from './reading.tsx';

afterEach(cleanup);

type Page = { readonly screen: string; readonly isHushed: boolean };

function open(answer: (wanted: SpeechWanted) => Result<Speech> = () => SOUND) {
  const asked: SpeechWanted[] = [];
  const told: string[] = [];
  let end = (): void => undefined;
  let order: (one: VoiceOrder) => void = () => undefined;
  let changed = (): void => undefined;
  let show: (page: Page) => void = () => undefined;
  const speak = async (wanted: SpeechWanted) => {
    asked.push(wanted);
    return answer(wanted);
  };
  const sound = (_speech: Speech, onEnd: () => void) => {
    end = onEnd;
    return {
      play: async () => {
        told.push('play');
        return true;
      },
      pause: () => void told.push('pause'),
      loudness: (share: number) => void told.push(`loudness ${share}`),
      drop: () => void told.push('drop'),
    };
  };
  const onVoice = (listener: (one: VoiceOrder) => void) => {
    order = listener;
    return () => undefined;
  };
  const devices = (listener: () => void) => {
    changed = listener;
    return () => undefined;
  };
  function Shown() {
    const [page, setPage] = useState<Page>({ screen: 'a', isHushed: false });
    show = setPage;
    return (
      <TextsProvider catalogue={createCatalogue()} language="ru">
        <ReadingProvider
          speak={speak}
          onVoice={onVoice}
          devices={devices}
          sound={sound}
          onHeard={() => told.push('heard')}
          isHushed={page.isHushed}
        >
          <main data-screen={page.screen}>
            <div aria-live="polite" className="notice-slot" />
            <h1>Вопрос {page.screen}?</h1>
            <p>Пояснение.</p>
          </main>
          <ReadAloud screen={page.screen} onRead={() => told.push('read')} />
        </ReadingProvider>
      </TextsProvider>
    );
  }
  render(<Shown />);
  const settle = () => act(async () => new Promise((resolve) => setTimeout(resolve, 0)));
  return {
    asked,
    told,
    settle,
    end: async () => {
      act(() => end());
      await settle();
    },
    order: (one: VoiceOrder) => act(() => order(one)),
    changeDevices: () => act(() => changed()),
    show: (page: Page) => act(() => show(page)),
  };
}

const SOUND: Result<Speech> = good({ type: 'audio/wav', bytes: new Uint8Array() });

const button = (name: string) => document.querySelector<HTMLElement>(`[data-action="${name}"]`);
const press = (name: string) => userEvent.click(button(name) as HTMLElement);

test('before anything is heard it says that others will hear, and a no keeps it silent', async () => {
  const { asked } = open();
  await press('read-aloud');
  expect(document.body.textContent).toContain('Те, кто рядом, услышат');
  await press('stay-silent');
  expect(asked).toEqual([]);
  expect(button('read-here')).toBeNull();
});

test('it reads to the end in the language of the screen, and says that somebody listens', async () => {
  const { asked, told, settle, end } = open();
  await press('read-aloud');
  await press('read-here');
  await settle();
  expect(button('pause-reading')?.textContent).toBe('Пауза');
  await end();
  await end();
  expect(asked).toEqual([
    { language: 'ru', text: 'Вопрос a?' },
    { language: 'ru', text: 'Пояснение.' },
  ]);
  expect(told.filter((one) => !one.startsWith('loudness'))).toEqual([
    'heard',
    'play',
    'drop',
    'heard',
    'play',
    'drop',
    'heard',
    'read',
  ]);
  expect(button('read-aloud')?.textContent).toBe('Прочитать вслух');
});

test('one button pauses and goes on, another begins anew, and it asks only once', async () => {
  const { asked, settle } = open();
  await press('read-aloud');
  await press('read-here');
  await settle();
  await press('pause-reading');
  expect(button('resume-reading')?.textContent).toBe('Читать дальше');
  await press('resume-reading');
  expect(button('pause-reading')).not.toBeNull();
  await press('repeat-reading');
  await settle();
  expect(asked.filter(({ text }) => text === 'Вопрос a?').length).toBe(2);
});

test('another screen is silent until it is asked for, without the question', async () => {
  const { asked, show, settle } = open();
  await press('read-aloud');
  await press('read-here');
  await settle();
  show({ screen: 'b', isHushed: false });
  expect(button('pause-reading')).toBeNull();
  await press('read-aloud');
  await settle();
  expect(asked.at(-2)?.text).toBe('Вопрос b?');
});

test('whatever is laid over the screen makes silence', async () => {
  const { told, show, settle } = open();
  await press('read-aloud');
  await press('read-here');
  await settle();
  show({ screen: 'a', isHushed: true });
  expect(told.at(-1)).toBe('drop');
  expect(button('pause-reading')).toBeNull();
});

test('a kiosk without a voice says so on the button, and goes on', async () => {
  const { told, settle } = open(() => bad('speech.none'));
  await press('read-aloud');
  await press('read-here');
  await settle();
  expect(button('read-aloud')?.textContent).toBe('Голоса нет, попросите сотрудника');
  expect(told).not.toContain('read');
});

test('it is louder and quieter by the screen and by the keys of a headset, within what there is', async () => {
  const { told, settle, order } = open();
  const level = () => document.querySelector<HTMLElement>('[data-level]')?.dataset['level'];
  order('louder');
  expect(level()).toBeUndefined();
  await press('read-aloud');
  await press('read-here');
  await settle();
  expect([level(), told.includes('loudness 0.7')]).toEqual(['4', true]);
  await press('louder');
  order('louder');
  expect([level(), told.at(-1)]).toEqual(['5', 'loudness 1']);
  order('quieter');
  await press('quieter');
  expect([level(), told.at(-1)]).toEqual(['3', 'loudness 0.4']);
  expect(document.querySelector('.reading-level')?.textContent).toBe('Громкость: 3 из 5');
  order('pause');
  expect(button('resume-reading')).not.toBeNull();
  order('hush');
  expect(button('read-aloud')).not.toBeNull();
});

test('a headset that may have been pulled out makes silence, and it asks before it goes on', async () => {
  const { told, settle, changeDevices } = open();
  await press('read-aloud');
  await press('read-here');
  await settle();
  changeDevices();
  await settle();
  expect(told.at(-1)).toBe('pause');
  await press('resume-reading');
  expect(document.body.textContent).toContain('Те, кто рядом, услышат');
  expect(told.at(-1)).toBe('pause');
  await press('read-here');
  await settle();
  expect([told.at(-1), button('pause-reading')?.textContent]).toEqual(['play', 'Пауза']);
});
