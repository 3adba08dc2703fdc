import { useState } from 'react';
import type { Example } from '../example.ts';
import { IIN_GROUPS } from './grouping.ts';
import { TextField, type TextFieldProps } from './TextField.tsx';

function Live(props: Omit<TextFieldProps, 'onChange'>) {
  const [value, setValue] = useState(props.value);
  return <TextField {...props} value={value} onChange={setValue} />;
}

export const examples: readonly Example[] = [
  {
    title: 'ИИН: digits in groups',
    element: (
      <Live
        name="example.iin"
        label="ИИН"
        hint="Жеке куәліктегі 12 сан"
        kind="digits"
        groups={IIN_GROUPS}
        value="510214400125"
      />
    ),
  },
  {
    title: 'Text',
    element: (
      <Live
        name="example.fullName"
        label="Тегі, аты, әкесінің аты"
        length="long"
        value="Әубәкірова Қымбат Өтегенқызы"
      />
    ),
  },
  {
    title: 'Phone',
    element: (
      <Live
        name="example.phone"
        label="Телефон (міндетті емес)"
        hint="Жауапты осы нөмірге айтамыз"
        kind="phone"
        value="+77011234567"
      />
    ),
  },
  {
    title: 'PIN',
    element: <Live name="example.pin" label="PIN" kind="pin" length="short" value="000000" />,
  },
  {
    title: 'Letters among digits are kept and named',
    element: (
      <Live
        name="example.wrong"
        label="ИИН"
        kind="digits"
        groups={IIN_GROUPS}
        value="510214 40О 125"
        error="ИИН тек саннан тұрады. «О» әрпінің орнына 0 санын жазыңыз"
      />
    ),
  },
];
