import { useState } from 'react';
import type { Example } from '../example.ts';
import { TextSizeControl, type TextSize } from './TextSizeControl.tsx';

function Live() {
  const [value, setValue] = useState<TextSize>('24');
  return (
    <TextSizeControl
      label="Әріп өлшемі"
      names={{ '24': 'Ірі', '28': 'Одан да ірі', '36': 'Өте ірі', '48': 'Ең ірі' }}
      value={value}
      onChange={setValue}
    />
  );
}

export const examples: readonly Example[] = [{ title: 'Each letter shows its size', element: <Live /> }];
