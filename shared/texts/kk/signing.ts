import type { SameKeys } from '../shape.ts';
import type { signing as ru } from '../ru/signing.ts';

export const signing: SameKeys<typeof ru> = {
  label: 'Менің электрондық цифрлық қолтаңбаммен (ЭЦҚ) де қол қою',
  hint: 'Міндетті емес. Кілтті салып, ашылған терезеде құпиясөзін енгізіңіз.',
};
