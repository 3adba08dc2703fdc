/**
 * What of a screen is read aloud, in the order in which it stands there: headings, texts, questions and
 * their answers. It goes by what is shown, so a new screen is read without being told to.
 */
import { sentencesOf } from '../../shared/texts/spoken/sentences.ts';

/** One sentence, and where it stands. */
export type Passage = { readonly words: string; readonly range: Range };

/** Ways on and back, pictures, what is typed, what only a screen reader hears, and notices about the program. */
const NOT_READ = [
  'button',
  'svg',
  'canvas',
  'video',
  'input',
  'select',
  'textarea',
  'script',
  'style',
  '[hidden]',
  '[aria-hidden="true"]',
  '[data-clerk-only]',
  '[data-setting]',
  '.visually-hidden',
  '.notice-slot',
  '.restart-notice',
].join(',');

type Block = { readonly element: Element; readonly nodes: Text[] };

/** The sentences of the screen in `main`, each with its place. */
export function passagesOf(main: Element): Passage[] {
  return blocksOf(main).flatMap(passagesIn);
}

/** Text that runs on within one box; where a box ends, a sentence ends too. */
function blocksOf(main: Element): Block[] {
  const blocks: Block[] = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent === null || isLeftOut(parent, main)) continue;
    const element = boxOf(parent, main);
    const last = blocks.at(-1);
    if (last?.element === element) last.nodes.push(node);
    else blocks.push({ element, nodes: [node] });
  }
  return blocks;
}

/** By what is within the screen only: a dialog over it hides all of it from screen readers. */
function isLeftOut(element: Element, main: Element): boolean {
  const place = element.closest(NOT_READ);
  return place !== null && place !== main && main.contains(place);
}

function boxOf(element: Element, main: Element): Element {
  for (let box = element; box !== main;) {
    if (!/^(?:inline|contents)$/.test(window.getComputedStyle(box).display || 'inline')) return box;
    if (box.parentElement === null) return box;
    box = box.parentElement;
  }
  return main;
}

function passagesIn({ nodes }: Block): Passage[] {
  // A line break of the source is a space on the screen; each sign keeps its place.
  const text = nodes.map((node) => node.data.replaceAll(/[\n\r\t]/g, ' ')).join('');
  return sentencesOf(text).map(({ start, end }) => ({
    words: text.slice(start, end).replaceAll(/ +/g, ' '),
    range: rangeOf(nodes, start, end),
  }));
}

function rangeOf(nodes: readonly Text[], start: number, end: number): Range {
  const range = document.createRange();
  let before = 0;
  for (const node of nodes) {
    const after = before + node.data.length;
    if (start >= before && start < after) range.setStart(node, start - before);
    if (end > before && end <= after) range.setEnd(node, end - before);
    before = after;
  }
  return range;
}
