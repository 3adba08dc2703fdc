import type { ReactNode } from 'react';
import { Info, type LucideIcon } from 'lucide-react';
import './note.css';

export type NoteProps = { readonly icon?: LucideIcon; readonly children: ReactNode };

/** A thing to know before going on: what is not covered, what comes next. */
export function Note({ icon: Icon = Info, children }: NoteProps) {
  return (
    <div className="note">
      <Icon aria-hidden="true" />
      <div className="note-words">{children}</div>
    </div>
  );
}
