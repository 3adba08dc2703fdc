import { useState } from 'react';
import type { Example } from '../example.ts';
import { LanguageSwitch, type Language } from './LanguageSwitch.tsx';

function Live() {
  const [value, setValue] = useState<Language>('kk');
  return <LanguageSwitch label="Тіл" value={value} onChange={setValue} />;
}

export const examples: readonly Example[] = [{ title: 'Each language named in itself', element: <Live /> }];
