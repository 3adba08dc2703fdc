import { useState } from 'react';
import type { Example } from '../example.ts';
import { DateField, type DateParts } from './DateField.tsx';

const labels = { day: 'Күні', month: 'Айы', year: 'Жылы' } as const;

function Live({
  name,
  start,
  error,
}: {
  readonly name: string;
  readonly start: DateParts;
  readonly error?: string;
}) {
  const [value, setValue] = useState(start);
  return (
    <DateField
      name={name}
      legend="Туған күні"
      hint="Мысалы, 14 02 1951"
      labels={labels}
      value={value}
      onChange={setValue}
      error={error}
      wrong={['month']}
    />
  );
}

export const examples: readonly Example[] = [
  {
    title: 'Filled in',
    element: <Live name="example.date" start={{ day: '14', month: '02', year: '1951' }} />,
  },
  {
    title: 'No such month',
    element: (
      <Live
        name="example.wrongDate"
        start={{ day: '14', month: '22', year: '1951' }}
        error="Айы 1-ден 12-ге дейінгі сан болуы керек"
      />
    ),
  },
];
