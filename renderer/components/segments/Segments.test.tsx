import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { ContrastControl } from '../contrastControl/ContrastControl.tsx';
import { LanguageSwitch } from '../languageSwitch/LanguageSwitch.tsx';
import { TextSizeControl } from '../textSizeControl/TextSizeControl.tsx';
import { Segments } from './Segments.tsx';

afterEach(cleanup);

test('a setting is a named group of buttons, one of them pressed', async () => {
  const onChange = vi.fn();
  render(
    <Segments
      label="Жылдамдық"
      setting="speed"
      segments={[
        { value: 'slow', label: 'Баяу' },
        { value: 'fast', label: 'Кәдімгі' },
      ]}
      value="slow"
      onChange={onChange}
    />,
  );
  expect(screen.getByRole('group', { name: 'Жылдамдық' }).dataset['setting']).toBe('speed');
  expect(screen.getByRole('button', { name: 'Баяу', pressed: true })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Кәдімгі', pressed: false }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith('fast');
});

test('each language is named in itself and marked as that language', async () => {
  const onChange = vi.fn();
  render(<LanguageSwitch label="Тіл" value="kk" onChange={onChange} />);
  const names = screen.getAllByRole('button').map((button) => [button.lang, button.textContent]);
  expect(names).toEqual([
    ['kk', 'Қазақша'],
    ['ru', 'Русский'],
    ['en', 'English'],
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Русский' }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith('ru');
});

test('text sizes are heard in words and told in px', async () => {
  const onChange = vi.fn();
  const names = {
    '24': 'Кәдімгі әріп',
    '28': 'Үлкен әріп',
    '36': 'Өте үлкен әріп',
    '48': 'Ең үлкен әріп',
  } as const;
  render(<TextSizeControl label="Әріп өлшемі" names={names} value="24" onChange={onChange} />);
  await userEvent.click(screen.getByRole('button', { name: 'Өте үлкен әріп' }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith('36');
});

test('contrast is one of two', async () => {
  const onChange = vi.fn();
  render(
    <ContrastControl
      label="Түсі"
      names={{ normal: 'Ашық', high: 'Күңгірт' }}
      value="normal"
      onChange={onChange}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Күңгірт', pressed: false }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith('high');
});
