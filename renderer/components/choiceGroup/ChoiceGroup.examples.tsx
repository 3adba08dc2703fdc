import { useState } from 'react';
import type { Example } from '../example.ts';
import { ChoiceGroup } from './ChoiceGroup.tsx';

const scopes = [
  { value: 'bank', label: 'Банк қарыздары', hint: 'Тұтынушылық несие, кредит картасы, бөліп төлеу' },
  { value: 'microfinance', label: 'Микрокредиттер', hint: 'Микроқаржы ұйымдарының онлайн қарыздары' },
] as const;

const languages = [
  { value: 'kk', label: 'Қазақша', lang: 'kk' },
  { value: 'ru', label: 'Русский', lang: 'ru' },
  { value: 'en', label: 'English', lang: 'en' },
] as const;

function One() {
  const [value, setValue] = useState<'bank' | 'microfinance' | null>('bank');
  return (
    <ChoiceGroup
      kind="one"
      name="example.one"
      legend="Қай несие туралы айтасыз?"
      options={scopes}
      value={value}
      onChange={setValue}
    />
  );
}

function Many({ error }: { readonly error?: string }) {
  const [value, setValue] = useState<readonly ('bank' | 'microfinance')[]>(
    error === undefined ? ['bank'] : [],
  );
  return (
    <ChoiceGroup
      kind="many"
      name={error === undefined ? 'example.many' : 'example.empty'}
      legend="Қандай несиелерге тыйым саласыз?"
      hint="Біреуін де, екеуін де белгілеуге болады."
      error={error}
      options={scopes}
      value={value}
      onChange={setValue}
    />
  );
}

function Row() {
  const [value, setValue] = useState<'kk' | 'ru' | 'en' | null>('kk');
  return (
    <ChoiceGroup
      kind="one"
      name="example.language"
      legend="Тіл"
      layout="row"
      options={languages}
      value={value}
      onChange={setValue}
    />
  );
}

export const examples: readonly Example[] = [
  { title: 'One answer', element: <One /> },
  { title: 'Several answers', element: <Many /> },
  { title: 'Short answers in a row, each language named in itself', element: <Row /> },
  { title: 'Nothing chosen', element: <Many error="Кемінде бір түрін белгілеңіз" /> },
];
