import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { caretAfter, compactDigits, groupDigits, groupPhone, IIN_GROUPS } from './grouping.ts';
import { TextField, type TextFieldProps } from './TextField.tsx';

afterEach(cleanup);

const heard = vi.fn<(value: string) => void>();

function Owner({ late = false, ...props }: Partial<TextFieldProps> & { readonly late?: boolean }) {
  const [value, setValue] = useState('');
  const change = (next: string) => {
    heard(next);
    if (late) setTimeout(() => setValue(next), 30);
    else setValue(next);
  };
  return (
    <TextField name="citizen.iin" label="ИИН" kind="digits" {...props} value={value} onChange={change} />
  );
}

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'ИИН' });

test('digits are shown in groups and told without spaces', async () => {
  render(<Owner groups={IIN_GROUPS} />);
  await userEvent.type(field(), '510214400125');
  expect(field().value).toBe('510214 400 125');
  expect(heard).toHaveBeenLastCalledWith('510214400125');
});

test.each([{ late: false }, { late: true }])(
  '30 digits of a scanner all arrive ($late)',
  async ({ late }) => {
    const digits = '123456789012345678901234567890';
    render(<Owner groups={IIN_GROUPS} late={late} />);
    const input = field();
    for (const digit of digits) fireEvent.change(input, { target: { value: input.value + digit } });
    expect(input.value.replaceAll(' ', '')).toBe(digits);
    expect(heard).toHaveBeenLastCalledWith(digits);
    await act(() => new Promise((resolve) => setTimeout(resolve, 60)));
    expect(input.value.replaceAll(' ', '')).toBe(digits);
  },
);

test('letters among digits are kept as typed', async () => {
  render(<Owner groups={IIN_GROUPS} />);
  await userEvent.type(field(), '5102О4');
  expect(field().value).toBe('5102О4');
  expect(heard).toHaveBeenLastCalledWith('5102О4');
});

test('a digit put in the middle keeps the caret behind it', async () => {
  render(<Owner groups={IIN_GROUPS} />);
  await userEvent.type(field(), '51021440');
  await userEvent.type(field(), '9', { initialSelectionStart: 2, initialSelectionEnd: 2 });
  expect(field().value).toBe('519021 440');
  expect(field().selectionStart).toBe(3);
});

test('a value the owner sets is shown', () => {
  const props = {
    name: 'citizen.iin',
    label: 'ИИН',
    kind: 'digits',
    groups: IIN_GROUPS,
    onChange: heard,
  } as const;
  const { rerender } = render(<TextField {...props} value="" />);
  rerender(<TextField {...props} value="510214400125" />);
  expect(field().value).toBe('510214 400 125');
  rerender(<TextField {...props} value="" />);
  expect(field().value).toBe('');
});

test('a pasted novel is kept whole', () => {
  render(<Owner kind="text" />);
  const novel = 'Абай жолы '.repeat(5000);
  fireEvent.change(field(), { target: { value: novel } });
  expect(field().value).toBe(novel);
});

test('a PIN is hidden', () => {
  render(<TextField name="staff.pin" label="PIN" kind="pin" value="" onChange={heard} />);
  expect(screen.getByLabelText('PIN').getAttribute('type')).toBe('password');
});

test('grouping never loses a digit, and phones are grouped as they are read', () => {
  expect(groupDigits('5102144001259', IIN_GROUPS)).toBe('510214 400 125 9');
  expect(groupDigits('', IIN_GROUPS)).toBe('');
  expect(groupPhone('+77011234567')).toBe('+7 701 123 45 67');
  expect(groupPhone('87011234567')).toBe('8 701 123 45 67');
  expect(groupPhone('7011234567')).toBe('701 123 45 67');
  expect(compactDigits('510214 400 125')).toBe('510214400125');
  expect(compactDigits('№ 12')).toBe('№ 12');
  expect(caretAfter('510214 400', 6)).toBe(6);
  expect(caretAfter('510214 400', 7)).toBe(8);
});
