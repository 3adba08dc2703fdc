import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { blocksInSight, BLOCK_ROWS, heightOf, type Heights } from './inSight.ts';
import { Row } from './Row.tsx';
import type { Column } from './Table.tsx';

/** The rows after the first `offset`, at most `limit`; null until they are there. Called as a hook. */
export type UseRows<R> = (offset: number, limit: number) => readonly R[] | null;

type BlocksProps<R> = {
  readonly total: number;
  readonly useRows: UseRows<R>;
  readonly columns: readonly Column<R>[];
  readonly rowKey: (row: R) => string;
};

/**
 * A list of many thousands in blocks of rows: those near the window are on the page, the others are a gap of
 * their height, so that the scroll bar is true and a jump to any place costs one block.
 */
export function Blocks<R>({ total, useRows, columns, rowKey }: BlocksProps<R>) {
  const count = Math.ceil(total / BLOCK_ROWS);
  const heights = useRef<Heights>(new Map());
  const top = useRef<HTMLTableSectionElement>(null);
  const [{ first, last }, setSight] = useState({ first: 0, last: Math.min(1, count - 1) });

  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const start = top.current?.getBoundingClientRect().top ?? 0;
      const sight = blocksInSight(heights.current, count, -start, window.innerHeight);
      setSight((old) => (old.first === sight.first && old.last === sight.last ? old : sight));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    // Whatever it is that scrolls: scroll events do not bubble, but they are captured.
    window.addEventListener('scroll', soon, { capture: true, passive: true });
    window.addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', soon, { capture: true });
      window.removeEventListener('resize', soon);
    };
  }, [count]);

  const shown = Array.from({ length: Math.min(last, count - 1) - first + 1 }, (_, n) => first + n);
  return (
    <>
      <Gap at={top} height={heightOf(heights.current, 0, first)} columns={columns.length} />
      {shown.map((block) => (
        <Block
          key={block}
          offset={block * BLOCK_ROWS}
          height={heightOf(heights.current, block, block + 1)}
          measured={(height) => void heights.current.set(block, height)}
          useRows={useRows}
          columns={columns}
          rowKey={rowKey}
        />
      ))}
      <Gap
        height={heightOf(heights.current, Math.min(last, count - 1) + 1, count)}
        columns={columns.length}
      />
    </>
  );
}

type GapProps = {
  readonly height: number;
  readonly columns: number;
  readonly at?: React.Ref<HTMLTableSectionElement>;
};

function Gap({ height, columns, at }: GapProps) {
  return (
    <tbody ref={at} className="table-gap" aria-hidden>
      {height > 0 && (
        <tr style={{ height }}>
          <td colSpan={columns} />
        </tr>
      )}
    </tbody>
  );
}

type BlockProps<R> = Pick<BlocksProps<R>, 'useRows' | 'columns' | 'rowKey'> & {
  readonly offset: number;
  readonly height: number;
  readonly measured: (height: number) => void;
};

function Block<R>({ offset, height, measured, useRows, columns, rowKey }: BlockProps<R>) {
  const rows = useRows(offset, BLOCK_ROWS);
  const body = useRef<HTMLTableSectionElement>(null);
  useLayoutEffect(() => {
    const real = body.current?.offsetHeight ?? 0;
    if (rows && real > 0) measured(real);
  });
  if (!rows) return <Gap height={height} columns={columns.length} />;
  return (
    <tbody ref={body}>
      {rows.map((row, index) => (
        <Row key={rowKey(row)} columns={columns} row={row} index={offset + index + 2} />
      ))}
    </tbody>
  );
}
