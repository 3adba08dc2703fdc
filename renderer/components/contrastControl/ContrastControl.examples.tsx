import { useState } from 'react';
import type { Example } from '../example.ts';
import { ContrastControl, type Contrast } from './ContrastControl.tsx';

function Live() {
  const [value, setValue] = useState<Contrast>('normal');
  return (
    <ContrastControl
      label="Экран түсі"
      names={{ normal: 'Ашық', high: 'Күңгірт' }}
      value={value}
      onChange={setValue}
    />
  );
}

export const examples: readonly Example[] = [{ title: 'Light or dark', element: <Live /> }];
