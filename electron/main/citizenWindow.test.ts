import { EventEmitter } from 'node:events';
import type { BrowserWindow, Display } from 'electron';
import { expect, test, vi } from 'vitest';
import { citizenPlace, followDisplays, type CitizenPlace, type Screens } from './citizenWindow.ts';

const display = (id: number, x: number, width = 1920): Display =>
  ({ id, bounds: { x, y: 0, width, height: 1080 } }) as Display;
const FIRST = display(1, 0);
const SECOND = display(2, 1920);

const place = (displays: Display[], how: { windowed?: boolean; isWanted?: boolean } = {}) =>
  citizenPlace({ displays, primary: 1, windowed: false, isWanted: false, ...how });

test('the citizen has the display that is not the primary one', () => {
  expect(place([FIRST, SECOND])).toEqual({ kind: 'display', bounds: SECOND.bounds });
  expect(place([SECOND, FIRST])).toEqual({ kind: 'display', bounds: SECOND.bounds });
  expect(place([FIRST, SECOND, display(3, -1280, 1280)])).toMatchObject({ bounds: { x: -1280 } });
});

test('with one display, or two that show the same, the screen is turned', () => {
  expect(place([FIRST])).toBeNull();
  expect(place([FIRST, display(2, 0)])).toBeNull();
  expect(place([])).toBeNull();
});

test('a window that was asked for is there without a display of its own', () => {
  expect(place([FIRST], { isWanted: true })).toEqual({ kind: 'window' });
  expect(place([FIRST, SECOND], { isWanted: true })).toMatchObject({ kind: 'display' });
  expect(place([FIRST, SECOND], { windowed: true })).toBeNull();
  expect(place([FIRST, SECOND], { windowed: true, isWanted: true })).toEqual({ kind: 'window' });
});

/** Displays that come and go, and windows that are only counted. */
function desk() {
  const events = new EventEmitter();
  let displays = [FIRST];
  const screens = {
    getAllDisplays: () => displays,
    getPrimaryDisplay: () => FIRST,
    on: (event: string, hear: () => void) => events.on(event, hear),
  } as Screens;
  const opened: { place: CitizenPlace; window: BrowserWindow }[] = [];
  const onChange = vi.fn();
  const open = (at: CitizenPlace): BrowserWindow => {
    const closing = new EventEmitter();
    let isDestroyed = false;
    const window = {
      isDestroyed: () => isDestroyed,
      destroy: () => {
        isDestroyed = true;
        closing.emit('closed');
      },
      on: (event: string, hear: () => void) => closing.on(event, hear),
    } as unknown as BrowserWindow;
    opened.push({ place: at, window });
    return window;
  };
  const citizen = followDisplays({ screens, windowed: false, isWanted: false, open, onChange });
  const change = (event: string, next: Display[]) => {
    displays = next;
    events.emit(event);
  };
  return { citizen, opened, onChange, change };
}

test('a display that is plugged in gets the window, and takes it along when it goes', () => {
  const { citizen, opened, onChange, change } = desk();
  expect(citizen.now()).toBeNull();
  change('display-added', [FIRST, SECOND]);
  expect([opened.length, citizen.now(), citizen.isOnOwnDisplay()]).toEqual([1, opened[0]?.window, true]);
  change('display-removed', [FIRST]);
  expect([citizen.now(), opened[0]?.window.isDestroyed(), citizen.isOnOwnDisplay()]).toEqual([
    null,
    true,
    false,
  ]);
  change('display-added', [FIRST, SECOND]);
  expect(opened).toHaveLength(2);
  expect(onChange).toHaveBeenCalledTimes(3);
});

test('a display that only changes its color leaves the window alone; one that moves gets a new one', () => {
  const { opened, change } = desk();
  change('display-added', [FIRST, SECOND]);
  change('display-metrics-changed', [FIRST, { ...SECOND, colorDepth: 30 }]);
  expect(opened).toHaveLength(1);
  change('display-metrics-changed', [FIRST, display(2, 1920, 1280)]);
  expect(opened).toHaveLength(2);
  expect(opened[1]?.place).toMatchObject({ bounds: { width: 1280 } });
});

test('a window that somebody closed is told of, and there again with the next display', () => {
  const { citizen, opened, onChange, change } = desk();
  change('display-added', [FIRST, SECOND]);
  opened[0]?.window.destroy();
  expect(citizen.now()).toBeNull();
  expect(onChange).toHaveBeenCalledTimes(2);
  change('display-metrics-changed', [FIRST, SECOND]);
  expect(opened).toHaveLength(2);
});
