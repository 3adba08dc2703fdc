import type { Example } from '../example.ts';
import { SignaturePad } from './SignaturePad.tsx';

export const examples: readonly Example[] = [
  {
    title: 'A place to sign',
    element: (
      <SignaturePad
        label="Осы жерге саусағыңызбен қол қойыңыз"
        hint="Қол қою қиын болса, бос қалдырыңыз: түймені түртсеңіз жеткілікті."
        clearText="Қолтаңбаны өшіру"
        picture="Қол қоятын орын"
        pictureSigned="Қол қоятын орын, қол қойылды"
        onChange={() => undefined}
      />
    ),
  },
];
