import { useState } from 'react';
import type { Example } from '../example.ts';
import { TextSizeControl, type TextSize } from './TextSizeControl.tsx';

function Live() {
  const [value, setValue] = useState<TextSize>(24);
  return (
    <TextSizeControl
      label="Әріп өлшемі"
      names={{ 24: 'Кәдімгі әріп', 28: 'Үлкен әріп', 36: 'Өте үлкен әріп' }}
      value={value}
      onChange={setValue}
    />
  );
}

export const examples: readonly Example[] = [{ title: 'Each letter shows its size', element: <Live /> }];
