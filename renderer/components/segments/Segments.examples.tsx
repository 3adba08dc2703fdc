import { useState } from 'react';
import type { Example } from '../example.ts';
import { Segments } from './Segments.tsx';

function Live() {
  const [value, setValue] = useState<'fast' | 'slow'>('slow');
  return (
    <Segments
      label="Оқу жылдамдығы"
      setting="example"
      segments={[
        { value: 'slow', label: 'Баяу' },
        { value: 'fast', label: 'Кәдімгі' },
      ]}
      value={value}
      onChange={setValue}
    />
  );
}

export const examples: readonly Example[] = [{ title: 'A setting with a few values', element: <Live /> }];
