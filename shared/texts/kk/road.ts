import type { SameKeys } from '../shape.ts';
import { unchanging } from '../plural.ts';
import type { road as ruRoad } from '../ru/road.ts';

/** The other road: records to a removable disk, answers back from it. */
export const road: SameKeys<typeof ruRoad> = {
  open: 'Дискімен жіберу',
  title: 'Дискімен жіберу',
  lead: 'Бірнеше күн байланыс болмаса: жазбалар тізілімге алмалы дискімен барады, жауаптар сол дискімен қайтады.',
  honest: 'Дискіге жазылғаны әлі жіберілгені емес. Өтініштің күшіне енгенін тек тізілімнің жауабы айтады.',
  last: 'Дискіге соңғы жазылғаны: № {{number}}, {{at}}.',
  newer: unchanging('Одан кейін қабылданған жазба: {{n}}.'),
  where: 'Қай диск',
  free: 'Бос орын: {{size}}',
  megabytes: '{{n}} МБ',
  gigabytes: '{{n}} ГБ',
  choose: 'Басқа қалта',
  chooseHint: 'Қалта таңдайтын терезе ашылады',
  noDisk: 'Алмалы диск табылмады. Оны салыңыз: бірнеше секундтан кейін осында шығады.',
  write: 'Дискіге жазу',
  read: 'Жауаптарды оқу',
  back: 'Кезекке',
  writing: 'Жазылып жатыр… Дискіні суырмаңыз.',
  reading: 'Оқылып жатыр… Дискіні суырмаңыз.',
  progress: '{{percent}} % дайын',
  writtenTitle: 'Дискіге жазылды, № {{number}}. Әлі жіберілген жоқ',
  acts: unchanging('Ішінде {{n}} өтініш бар.'),
  blobs: unchanging('Құжат саны: {{n}}.'),
  blobsLeft: unchanging('{{n}} құжат сыймады: келесі жолы жазылады.'),
  next: 'Дискіні шығарып, тізілімге апарыңыз. Жауабымен қайтқанда «Жауаптарды оқу» батырмасын басыңыз.',
  readTitle: 'Тізілімнің жауаптары оқылды',
  news: unchanging('{{n}} өтініш бойынша жаңа жауап бар.'),
  newsNone: 'Жаңа жауап жоқ: киоск мұның бәрін біледі.',
  waiting: unchanging('Әлі жауап күтуде: {{n}}.'),
  waitingNone: 'Жауап күтіп тұрған ешкім жоқ.',
};
