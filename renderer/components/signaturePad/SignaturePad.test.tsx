import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SignaturePad } from './SignaturePad.tsx';

const pen = { fillRect: vi.fn(), beginPath: vi.fn(), moveTo: vi.fn(), lineTo: vi.fn(), stroke: vi.fn() };

beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(pen as never);
  vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockReturnValue('data:image/png;base64,iVBORw0K');
  HTMLCanvasElement.prototype.setPointerCapture = vi.fn();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function open() {
  const onChange = vi.fn();
  render(
    <SignaturePad
      label="Sign here"
      hint="You may leave it empty."
      clearText="Clear"
      picture="Empty"
      pictureSigned="Signed"
      onChange={onChange}
    />,
  );
  return { onChange, place: screen.getByRole('img') };
}

const finger = { pointerId: 1, isPrimary: true, button: 0, clientX: 10, clientY: 10 };

test('a stroke makes a picture, and clearing takes it back', async () => {
  const { onChange, place } = open();
  expect(place.getAttribute('aria-label')).toBe('Empty');
  fireEvent.pointerDown(place, finger);
  fireEvent.pointerMove(place, { ...finger, clientX: 60 });
  fireEvent.pointerUp(place, finger);
  expect(onChange).toHaveBeenLastCalledWith('iVBORw0K');
  expect(place.getAttribute('aria-label')).toBe('Signed');
  await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(onChange).toHaveBeenLastCalledWith(null);
  expect(place.getAttribute('aria-label')).toBe('Empty');
});

test('a second finger or a resting palm writes nothing', () => {
  const { onChange, place } = open();
  fireEvent.pointerDown(place, { ...finger, pointerId: 2, isPrimary: false });
  fireEvent.pointerUp(place, { ...finger, pointerId: 2, isPrimary: false });
  expect(onChange).not.toHaveBeenCalled();
});
