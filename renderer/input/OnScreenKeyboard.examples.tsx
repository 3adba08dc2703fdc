import { useState } from 'react';
import type { Example } from '../components/example.ts';
import { createCatalogue, TextsProvider } from '../app/texts.tsx';
import { KeyRows } from './OnScreenKeyboard.tsx';
import type { LayoutName, Letters } from './layouts.ts';
import './onScreenKeyboard.css';

/** In the flow of the page, not at its bottom; what is pressed is shown above. */
function Keys({ layout, letters }: { readonly layout: LayoutName; readonly letters: Letters }) {
  const [pressed, setPressed] = useState('');
  const [catalogue] = useState(createCatalogue);
  return (
    <TextsProvider catalogue={catalogue} language={letters === 'ru' ? 'ru' : 'kk'}>
      <section className="keyboard keyboard-example" aria-label={layout} data-layout={layout}>
        <p aria-live="polite">{pressed}</p>
        <KeyRows {...{ layout, letters }} shift={false} isLines={false} press={setPressed} />
      </section>
    </TextsProvider>
  );
}

export const examples: readonly Example[] = [
  { title: 'Kazakh letters have a row of their own', element: <Keys layout="kk" letters="kk" /> },
  { title: 'Signs, on the other side of the letters', element: <Keys layout="signs" letters="ru" /> },
  { title: 'Digits, for fields of numbers', element: <Keys layout="digits" letters="kk" /> },
];
