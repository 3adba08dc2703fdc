import type { Example } from '../example.ts';
import { Field } from './Field.tsx';

export const examples: readonly Example[] = [
  {
    title: 'Label, hint and error around any control',
    element: (
      <Field
        name="example.field"
        label="Құжат нөмірі"
        hint="Жеке куәліктің алдыңғы бетінде, 9 сан"
        error="Құжат нөмірін жазыңыз"
      >
        {(control) => <input className="text-input" {...control} />}
      </Field>
    ),
  },
];
