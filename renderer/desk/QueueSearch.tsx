import { Search } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { uuidv7 } from 'uuidv7';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';
import { TextField } from '../components/textField/TextField.tsx';
import type { Asked } from './queueSeen.ts';

export type SearchState = {
  readonly text: string;
  readonly type: (text: string) => void;
  /** What the list is of; null for all. */
  readonly asked: Asked | null;
  readonly find: () => void;
  readonly clear: () => void;
};

/** What is typed, and what was asked for: nothing is looked for before the clerk says so. Begins with what was. */
export function useSearch(before: Asked | null): SearchState {
  const [text, type] = useState(before?.text ?? '');
  const [asked, setAsked] = useState(before);
  return {
    text,
    type,
    asked,
    find: () => setAsked(text.trim() === '' ? null : { key: uuidv7(), text }),
    clear: () => {
      type('');
      setAsked(null);
    },
  };
}

/** The field by which an act is found. */
export function QueueSearch({ search }: { readonly search: SearchState }) {
  const { t } = useTexts();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search.find();
  };
  return (
    <form className="queue-search" role="search" noValidate autoComplete="off" onSubmit={submit}>
      <TextField
        name="search"
        label={t('desk.queue.search.label')}
        hint={t('desk.queue.search.hint')}
        value={search.text}
        onChange={search.type}
        length="long"
      />
      <div className="queue-search-actions">
        <Button type="submit" icon={Search} action="find">
          {t('desk.queue.search.find')}
        </Button>
        {search.asked && (
          <Button look="quiet" action="clear-search" onPress={search.clear}>
            {t('desk.queue.search.clear')}
          </Button>
        )}
      </div>
    </form>
  );
}
