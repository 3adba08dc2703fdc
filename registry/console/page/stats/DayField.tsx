import { useState } from 'react';
import { day, useTexts } from '../app/texts.tsx';
import { TextField } from '../parts/Field.tsx';
import { dayIn } from './figures.ts';

type DayFieldProps = {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onDay: (date: string) => void;
};

/** A day in figures: a browser's own field writes it as the browser's language does, and none knows Kazakh. */
export function DayField({ label, name, value, onDay }: DayFieldProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(() => day(value));
  return (
    <TextField
      label={label}
      name={name}
      inputMode="numeric"
      maxLength={10}
      value={typed}
      error={dayIn(typed) === null ? t('console.stats.badDay') : undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        const date = dayIn(event.target.value);
        if (date !== null) onDay(date);
      }}
    />
  );
}
