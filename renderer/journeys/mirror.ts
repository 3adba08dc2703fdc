/**
 * Reads off a clerk's screen what the citizen's own shows of it: the question, and each answer as it
 * stands. It goes by what tests and screen readers go by as well (headings, labels, legends, native
 * choices), so a new question is mirrored without being told to.
 */
import type { MirrorItem, MirrorScene } from '../../shared/api/citizen.ts';

/** Marks what is the clerk's business only. */
export const CLERK_ONLY = 'data-clerk-only';

/** Marks what the citizen answers alone: also where this screen is turned, another that shows it would tell. */
const ALONE = 'data-alone';

/** Says what the controls of a field mean together, where that is not what stands in them one after the other. */
export const SAID = 'data-said';

/** What is no part of the question: ways on and back, mistakes pointed out, settings, pictures, a PIN. */
const NOT_MIRRORED = [
  `[${CLERK_ONLY}]`,
  `[${ALONE}]`,
  'button',
  'svg',
  'canvas',
  'video',
  'img',
  'h1',
  '.screen-lead',
  '.error-summary',
  '.field-hint',
  '.field-error',
  '.notice-slot',
  '.restart-notice',
  '.iin-state',
  '.print-status',
  '.visually-hidden',
  '[hidden]',
  '[data-setting]',
  '.field:has([type="password"])',
].join(',');

const MAX_ITEMS = 400;
const MAX_LENGTH = 4_000;

/** The scene of the screen in `main`. */
export function readScreen(main: HTMLElement): MirrorScene {
  const wordsOf = (selector: string) => words(main.querySelector<HTMLElement>(selector));
  return {
    kind: 'mirror',
    screen: main.dataset['screen'] ?? 'session',
    heading: wordsOf('h1'),
    lead: wordsOf('.screen-lead'),
    items: itemsOf(main).slice(0, MAX_ITEMS),
  };
}

function itemsOf(parent: Element): MirrorItem[] {
  return [...parent.children].flatMap((child) => {
    if (!(child instanceof HTMLElement) || child.matches(NOT_MIRRORED)) return [];
    if (child.matches('.summary-row')) return [summaryRow(child)];
    if (child.querySelector('.choice') && child.matches('.choice-group')) return [choice(child)];
    if (child.matches('.field')) return field(child);
    if (child.matches('p, li, h2, h3, td, th')) return line(words(child));
    return itemsOf(child);
  });
}

const summaryRow = (row: HTMLElement): MirrorItem => ({
  kind: 'answer',
  label: words(row.querySelector<HTMLElement>('dt')),
  value: words(row.querySelector<HTMLElement>('.summary-value')),
});

function choice(group: HTMLElement): MirrorItem {
  const legend = group.querySelector<HTMLElement>('legend');
  return {
    kind: 'choice',
    label: legend?.querySelector('h1') ? '' : words(legend),
    options: [...group.querySelectorAll<HTMLElement>('.choice')].map((one) => ({
      label: words(one.querySelector<HTMLElement>('.choice-label')),
      isChosen: one.querySelector<HTMLInputElement>('input')?.checked === true,
    })),
  };
}

/** One control, or the three of a date: a whole one is told in words. */
function field(place: HTMLElement): MirrorItem[] {
  const controls = [...place.querySelectorAll<HTMLInputElement>('input, textarea, select')];
  const label = words(place.querySelector<HTMLElement>('.field-label'));
  if (controls.length === 0 || label === '') return [];
  const typed = controls
    .map((control) => control.value.trim())
    .filter((part) => part !== '')
    .join(' ');
  const value = place.getAttribute(SAID) ?? typed;
  return [{ kind: 'answer', label, value: value.slice(0, MAX_LENGTH) }];
}

const line = (text: string): MirrorItem[] => (text === '' ? [] : [{ kind: 'words', words: text }]);

/** The words of an element, with the line breaks that are seen. */
const words = (element: HTMLElement | null): string =>
  (element?.innerText ?? '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n\s*/g, '\n')
    .trim()
    .slice(0, MAX_LENGTH);
