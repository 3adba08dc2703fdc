import { useState } from 'react';
import type { Example } from '../example.ts';
import { Checkbox } from './Checkbox.tsx';

function Live({
  name,
  start = false,
  error,
}: {
  readonly name: string;
  readonly start?: boolean;
  readonly error?: string;
}) {
  const [checked, setChecked] = useState(start);
  return (
    <Checkbox
      name={name}
      label="Дербес деректерімді өңдеуге келісемін"
      hint="№ 94-V Заң бойынша. Келісім тек осы өтінішке қажет."
      checked={checked}
      onChange={setChecked}
      error={error}
    />
  );
}

export const examples: readonly Example[] = [
  { title: 'Not agreed yet', element: <Live name="example.consent" /> },
  { title: 'Agreed', element: <Live name="example.agreed" start /> },
  {
    title: 'Without it we cannot go on',
    element: (
      <Live
        name="example.missing"
        error="Жалғастыру үшін келісім керек. Келіспесеңіз, өтініш қабылданбайды"
      />
    ),
  },
];
