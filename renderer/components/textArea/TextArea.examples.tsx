import { useState } from 'react';
import type { Example } from '../example.ts';
import { TextArea, type TextAreaProps } from './TextArea.tsx';

function Live(props: Omit<TextAreaProps, 'onChange'>) {
  const [value, setValue] = useState(props.value);
  return <TextArea {...props} value={value} onChange={setValue} />;
}

export const examples: readonly Example[] = [
  {
    title: 'A story',
    element: (
      <Live
        name="example.story"
        label="Алаяқтар сізге не істетті"
        hint="Өз сөзіңізбен: кім қоңырау шалды, не сұрады"
        value="«Банктен» қоңырау шалып, СМС-пен келген кодты айтуды сұрады 🙂"
      />
    ),
  },
  {
    title: 'Nothing written',
    element: <Live name="example.reason" label="Себебі" rows={3} value="" error="Себебін жазыңыз" />,
  },
];
