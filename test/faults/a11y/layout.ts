/** What is on a screen and where, as the browser laid it out; what of it is wrong is told by `judgeLayout`. */
import type { Page } from 'playwright';

/** In px, from the top left corner of the page. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** Something that holds words: `clips` where what sticks out of it is not seen, `paints` where it is a box to the eye. */
export type Holder = { who: string; box: Box; kind: 'clips' | 'paints'; x: boolean; y: boolean };

/** One line of one piece of text. */
export type Words = {
  text: string;
  box: Box;
  /** Pieces of one number belong together. */
  piece: number;
  /** Of its letters, in px. */
  size: number;
  /** What stays in place while the rest moves is a layer of its own; 0 moves. */
  layer: number;
  holders: Holder[];
};

export type Target = {
  name: string;
  box: Box;
  layer: number;
  /** What it lies in or around belongs to it. */
  family: number[];
};

export type Layout = {
  window: { width: number; height: number };
  /** `below` is what of it is out of sight at the end, as it is scrolled now. */
  page: { width: number; height: number; below: number };
  words: Words[];
  targets: Target[];
  /** Things in which one must move sideways to see all, by name. */
  sideways: string[];
  /** Of the bar that stays at the bottom, in px. */
  barHeight: number;
  /** How many lines the words of the main action stand in; 0 where there is none. */
  mainLines: number;
  /** Whether the screen says that it goes on below. */
  saysMore: boolean;
  /** A question or a cover lies over the screen, or keys stand under it: it need not say so. */
  isOver: boolean;
};

/** Reads the layout of what is on top: the open question or the cover where there is one, else the page. */
export const readLayout = (page: Page): Promise<Layout> =>
  // One function, since the page has nothing of ours to call.
  page.evaluate(() => {
    const TARGETS =
      'button, a[href], input, select, textarea, summary, canvas, [role="button"], [role="switch"]';
    const over = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1) ?? null;
    const root = over ?? document.body;
    const boxOf = (rect: DOMRect): Box => ({
      left: rect.left + scrollX,
      top: rect.top + scrollY,
      right: rect.right + scrollX,
      bottom: rect.bottom + scrollY,
    });
    const nameOf = (element: Element): string => {
      const own = element.getAttribute('data-action') ?? element.getAttribute('name') ?? element.id;
      const first = element.classList.item(0);
      return own ? `[${own}]` : first ? `.${first}` : element.tagName.toLowerCase();
    };
    const upFrom = (element: Element | null): Element[] => {
      const all: Element[] = [];
      for (let at = element; at !== null && at !== document.documentElement; at = at.parentElement)
        all.push(at);
      return all;
    };
    // Said to screen readers alone.
    const isHeardOnly = (element: Element) =>
      upFrom(element).some((at) => getComputedStyle(at).clipPath === 'inset(50%)');
    const isSeen = (element: Element, options: CheckVisibilityOptions) =>
      element.checkVisibility({ checkVisibilityCSS: true, ...options }) && !isHeardOnly(element);
    const layers: Element[] = [];
    const layerOf = (element: Element): number => {
      const stays = upFrom(element).find((at) => /fixed|sticky/.test(getComputedStyle(at).position));
      if (!stays) return 0;
      if (!layers.includes(stays)) layers.push(stays);
      return layers.indexOf(stays) + 1;
    };
    const holdersOf = (element: Element): Holder[] => {
      const holders: Holder[] = [];
      let moves = false;
      // What is taken out of the flow lies over its surroundings, not in them.
      let isLifted = false;
      for (const at of upFrom(element)) {
        const style = getComputedStyle(at);
        if (at === document.body || style.display.startsWith('inline ') || style.display === 'inline')
          continue;
        const rect = at.getBoundingClientRect();
        const widths = [style.borderTopWidth, style.borderLeftWidth].map(Number.parseFloat);
        const isPainted =
          !/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor) || widths.every((width) => width > 0);
        const x = style.overflowX !== 'visible';
        const y = !moves && /hidden|clip/.test(style.overflowY);
        if (x || y) holders.push({ who: nameOf(at), box: boxOf(rect), kind: 'clips', x, y });
        moves ||= /auto|scroll/.test(style.overflowY);
        if (isPainted && !isLifted)
          holders.push({ who: nameOf(at), box: boxOf(rect), kind: 'paints', x: true, y: !moves });
        isLifted ||= /absolute|fixed/.test(style.position);
      }
      return holders;
    };

    const words: Words[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let piece = 0; walker.nextNode(); piece += 1) {
      const { currentNode: node } = walker;
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (text === '' || parent === null || !isSeen(parent, { checkOpacity: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const holders = holdersOf(parent);
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      const layer = layerOf(parent);
      for (const rect of range.getClientRects())
        if (rect.width > 0)
          words.push({ text: text.slice(0, 40), box: boxOf(rect), piece, size, layer, holders });
    }

    const touched = [...root.querySelectorAll(TARGETS)].filter(
      // A native input may be drawn over by its label's own box.
      (element) => isSeen(element, {}) && (element as HTMLInputElement).type !== 'hidden',
    );
    const targets = touched.map((element) => ({
      name: nameOf(element),
      box: boxOf(element.getBoundingClientRect()),
      layer: layerOf(element),
      family: touched.flatMap((other, index) =>
        other.contains(element) || element.contains(other) ? [index] : [],
      ),
    }));

    const sideways = [...root.querySelectorAll<HTMLElement>('*')]
      .filter((element) => {
        const isTyped = element.matches('input:not([type="password"], [type="file"]), textarea, select');
        const scrolls = isTyped || /auto|scroll/.test(getComputedStyle(element).overflowX);
        return scrolls && isSeen(element, {}) && element.scrollWidth > element.clientWidth + 1;
      })
      .map(nameOf);
    const { scrollWidth, scrollHeight } = document.documentElement;
    const bar = root.querySelector('.screen-actions');
    const main = root.querySelector('.screen-primary .button > span');
    const lines = document.createRange();
    if (main) lines.selectNodeContents(main);
    const hasKeys = document.documentElement.dataset['keyboard'] === 'open';
    return {
      window: { width: document.documentElement.clientWidth, height: innerHeight },
      page: { width: scrollWidth, height: scrollHeight, below: scrollHeight - innerHeight - scrollY },
      words,
      targets,
      sideways,
      barHeight: bar && getComputedStyle(bar).position === 'sticky' ? bar.getBoundingClientRect().height : 0,
      mainLines: main ? new Set([...lines.getClientRects()].map(({ top }) => Math.round(top))).size : 0,
      saysMore: root.querySelector('.scroll-hint') !== null,
      isOver: over !== null || hasKeys,
    };
  });
