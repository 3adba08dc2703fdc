import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { blocksInSight, BLOCK_ROWS, heightOf, type Heights } from './inSight.ts';
import { Row } from './Row.tsx';
import type { Column } from './Table.tsx';

/** Asks for the rows after the first `offset`, and draws them as `draw` says: null until they are there. */
export type PartOf<R> = (
  offset: number,
  limit: number,
  draw: (rows: readonly R[] | null) => ReactNode,
) => ReactNode;

type BlocksProps<R> = {
  readonly total: number;
  readonly part: PartOf<R>;
  readonly columns: readonly Column<R>[];
  readonly rowKey: (row: R) => string;
};

/**
 * A list of many thousands in blocks of rows: those near the window are on the page, the others are a gap of
 * their height, so that the scroll bar is true and a jump to any place costs one block.
 */
export function Blocks<R>({ total, part, columns, rowKey }: BlocksProps<R>) {
  const count = Math.ceil(total / BLOCK_ROWS);
  const { heights, measured } = useHeights();
  const { top, first, last } = useSight(heights, count);
  const shown = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  return (
    <>
      <Gap at={top} height={heightOf(heights, 0, first)} />
      {shown.map((block) =>
        part(block * BLOCK_ROWS, BLOCK_ROWS, (rows) =>
          rows ? (
            <Block index={block} rows={rows} measured={measured} columns={columns} rowKey={rowKey} />
          ) : (
            <Gap height={heightOf(heights, block, block + 1)} />
          ),
        ),
      )}
      <Gap height={heightOf(heights, last + 1, count)} />
    </>
  );
}

function useHeights() {
  const [heights, setHeights] = useState<Heights>(new Map());
  const measured = useCallback((block: number, height: number) => {
    setHeights((known) => (known.get(block) === height ? known : new Map(known).set(block, height)));
  }, []);
  return { heights, measured };
}

/** The blocks near the window; `top` is where the first would begin. */
function useSight(heights: Heights, count: number) {
  const top = useRef<HTMLTableSectionElement>(null);
  const [{ first, last }, setSight] = useState({ first: 0, last: 0 });
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const start = top.current?.getBoundingClientRect().top ?? 0;
      const sight = blocksInSight(heights, count, -start, window.innerHeight);
      setSight((old) => (old.first === sight.first && old.last === sight.last ? old : sight));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    soon();
    // Whatever it is that scrolls: scroll events do not bubble, but they are captured.
    window.addEventListener('scroll', soon, { capture: true, passive: true });
    window.addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', soon, { capture: true });
      window.removeEventListener('resize', soon);
    };
  }, [heights, count]);
  return { top, first: Math.min(first, count - 1), last: Math.min(last, count - 1) };
}

type GapProps = { readonly height: number; readonly at?: Ref<HTMLTableSectionElement> };

const Gap = ({ height, at }: GapProps) => (
  <tbody ref={at} className="table-gap" aria-hidden>
    {height > 0 && <tr style={{ height }} />}
  </tbody>
);

type BlockProps<R> = Pick<BlocksProps<R>, 'columns' | 'rowKey'> & {
  readonly index: number;
  readonly rows: readonly R[];
  readonly measured: (block: number, height: number) => void;
};

function Block<R>({ index, rows, measured, columns, rowKey }: BlockProps<R>) {
  const body = useRef<HTMLTableSectionElement>(null);
  useLayoutEffect(() => {
    const height = body.current?.offsetHeight ?? 0;
    // What is not drawn, as in a window that is hidden, has no height.
    if (height > 0) measured(index, height);
  });
  return (
    <tbody ref={body}>
      {rows.map((row, place) => (
        <Row key={rowKey(row)} columns={columns} row={row} index={index * BLOCK_ROWS + place + 2} />
      ))}
    </tbody>
  );
}
