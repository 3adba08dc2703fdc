import type { SameKeys } from '../shape.ts';
import type { kinds as ruKinds, states as ruStates } from '../ru/states.ts';

export const kinds: SameKeys<typeof ruKinds> = {
  journal: { open: 'Журнал ашылды' },
  ban: { set: 'Несиеге тыйым салу', lift: 'Тыйымды алып тастау' },
  claim: {
    file: 'Алаяқтық туралы өтініш',
    procedure: 'Алаяқтық туралы өтінішке құжат',
    withdraw: 'Алаяқтық туралы өтінішті қайтарып алу',
  },
  spouse: { consent: 'Жұбайының келісімі', revoke: 'Жұбайының келісімін қайтарып алу' },
  status: { view: 'Мен туралы не сақталған' },
  correction: 'Түзету',
  desk: { event: 'Жұмыс орнының белгісі' },
  device: { closeDay: 'Күн қорытындысы' },
  unknown: 'Басқа түрдегі жазба',
};

export const states: SameKeys<typeof ruStates> = {
  waiting: 'Байланыс күтіп тұр',
  sending: 'Жіберілді, жауап күтілуде',
  recorded: 'Тізілімге жазылды',
  'in-force': 'Күшінде',
  inForceFrom: '{{from}} бері күшінде',
  held: 'Тізілім тексеріп жатыр',
  refused: 'Тізілім қабылдамады',
  ended: 'Күші жойылды',
  /** Where a kind of act says it in words of its own. */
  of: {
    ban: {
      set: { recorded: 'Жазылды, әлі күшіне енген жоқ' },
      lift: { recorded: 'Жазылды, тыйым әзірге күшінде', ended: 'Тыйым алынды' },
    },
    claim: { file: { ended: 'Іс жабылды' } },
  },
};
