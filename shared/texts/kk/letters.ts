import type { SameKeys } from '../shape.ts';
import type { letters as ru } from '../ru/letters.ts';

export const letters: SameKeys<typeof ru> = {
  representation: '№ {{number}} ҰСЫНУ',
  to: '{{lender}}, БСН {{bin}}',
  opening:
    'Азаматтардың айтуынша, алаяқтар рәсімдеген қарыздар туралы өтініштер қаралып жатыр. Өтініштер туралы мәлімет төменде берілген.',
  demands: 'Сұраймын:',
  cases: 'Ұсыну енгізіліп отырған өтініштер ({{loans}}):',
  claim: 'Өтініш',
  citizen: 'Азамат, ЖСН',
  contract: 'Шарт',
  issued: 'Берілген күні',
  amount: 'Сомасы',
  answer:
    'Әр қарыз бойынша қабылданған шара туралы тізілім арқылы жауап беруіңізді сұраймын: тоқтатылды, есептен шығарылды немесе бас тартылды. Сомасын, ал бас тартылса, себебін де көрсетіңіз. Жауап беру мерзімі: {{due}}.',
  signed: 'Енгізген: {{name}}',
  sealed:
    'Құжатты Qalqan тізілімі {{at}} жасады. Оның түпнұсқалығын өзі қоса берілген, қол қойылған бұйрық растайды.',
  demo: 'ДЕМО. Құжат болып саналмайды.',
  custodyTitle: 'Істі тапсыру парағы',
  custodyClaim: 'Өтініш: {{claim}}',
  custodyExport: 'Көшірме: {{id}}, {{at}}',
  custodyWhy: 'Негізі: {{why}}',
  custodyRequested: 'Сұраған: {{name}}, {{at}}',
  custodyReleased: 'Рұқсат берген: {{name}}, {{at}}',
  custodyFiles: 'Файлдар және олардың бақылау сомалары:',
  custodyHands: 'Тапсырылды (кім, кімге, қашан, қолы):',
  why: {
    investigation: 'тергеу',
    supervision: 'қадағалау',
    complaint: 'шағым',
    court: 'сот',
  },
};
