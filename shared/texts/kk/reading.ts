import type { SameKeys } from '../shape.ts';
import type { reading as ru } from '../ru/reading.ts';

export const reading: SameKeys<typeof ru> = {
  action: {
    read: 'Дауыстап оқу',
    pause: 'Кідірту',
    resume: 'Жалғастыру',
    again: 'Басынан оқу',
    none: 'Дауыс жоқ, қызметкерден сұраңыз',
    failed: 'Оқылмады, қайталап көріңіз',
  },
  volume: {
    label: 'Дауыстап оқу',
    quieter: 'Ақырынырақ',
    louder: 'Қаттырақ',
    level: 'Дауыс: {{level}} / {{of}}',
  },
  ask: {
    title: 'Дауыстап оқылсын ба?',
    text: 'Қасыңыздағылар естиді. Құлаққабыңыз болса, алдымен соны киіңіз.',
    yes: 'Иә, дауыстап оқу',
    no: 'Жоқ, оқымау',
  },
};
