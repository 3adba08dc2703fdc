import { FileText, Image, Trash2 } from 'lucide-react';
import { Button } from '../button/Button.tsx';
import './attachmentList.css';

export type Attachment = {
  readonly key: string;
  readonly name: string;
  /** What it is and how large, in words. */
  readonly detail: string;
  readonly kind: 'document' | 'picture';
  /** A `data:` address of a small picture; an icon stands where there is none. */
  readonly thumbnail?: string;
};

export type AttachmentListProps = {
  readonly label: string;
  /** What is said where there is nothing. */
  readonly empty: string;
  readonly attachments: readonly Attachment[];
  readonly removeText: string;
  readonly onRemove: (key: string) => void;
};

const ICONS = { document: FileText, picture: Image } as const;

/** What is attached, each with a picture small enough to tell it by, and the way to take it off. */
export function AttachmentList({ label, empty, attachments, removeText, onRemove }: AttachmentListProps) {
  if (attachments.length === 0) return <p className="attachments-none">{empty}</p>;
  return (
    <ul className="attachments" aria-label={label}>
      {attachments.map(({ key, name, detail, kind, thumbnail }) => {
        const Icon = ICONS[kind];
        return (
          <li key={key} className="attachment" data-attachment={key}>
            <span className="attachment-picture">
              {thumbnail === undefined ? <Icon aria-hidden="true" /> : <img src={thumbnail} alt="" />}
            </span>
            <span className="attachment-words">
              <b>{name}</b>
              <span>{detail}</span>
            </span>
            <Button look="quiet" icon={Trash2} action="remove" about={name} onPress={() => onRemove(key)}>
              {removeText}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
