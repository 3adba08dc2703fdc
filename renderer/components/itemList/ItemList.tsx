import type { ReactNode } from 'react';
import { PencilLine, Trash2 } from 'lucide-react';
import { Button } from '../button/Button.tsx';
import './itemList.css';

export type Item = {
  readonly key: string;
  readonly title: string;
  /** What else tells it from the others. */
  readonly lines: readonly string[];
  /** Something of it is missing. */
  readonly warning?: string;
};

export type ItemListProps = {
  readonly label: string;
  readonly items: readonly Item[];
  readonly changeText: string;
  readonly removeText: string;
  readonly onChange: (key: string) => void;
  readonly onRemove: (key: string) => void;
  /** Over the list, such as what it comes to. */
  readonly total?: ReactNode;
};

/** Like things that were added one by one: each can be changed and taken away. */
export function ItemList(props: ItemListProps) {
  const { label, items, changeText, removeText, onChange, onRemove, total } = props;
  return (
    <section className="item-list" aria-label={label}>
      {total !== undefined && <p className="item-total">{total}</p>}
      <ol>
        {items.map(({ key, title, lines, warning }) => (
          <li key={key} className="item" data-item={key}>
            <div className="item-words">
              <b>{title}</b>
              {lines.map((line) => (
                <span key={line}>{line}</span>
              ))}
              {warning !== undefined && <strong className="item-warning">{warning}</strong>}
            </div>
            <Button look="quiet" icon={Trash2} action="remove" about={title} onPress={() => onRemove(key)}>
              {removeText}
            </Button>
            <Button
              look="quiet"
              icon={PencilLine}
              action="change"
              about={title}
              onPress={() => onChange(key)}
            >
              {changeText}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
