/**
 * Lenders of a demo: each kind that gives loans or collects them in Kazakhstan (banks, an Islamic bank,
 * microfinance organizations, credit partnerships, pawnshops, shops that sell by instalments, collectors),
 * under names that exist nowhere and say so.
 */
import { checkDigit } from '../../shared/domain/iin.ts';
import type { PolicyLender } from '../../shared/protocol/schema/policy.ts';

/** Registered in no month that ever was: nobody has a БИН that begins so. */
const PREFIX = '000140';

/** The БИН of a demo lender by its serial. */
export function demoBin(serial: number): string {
  const digits = `${PREFIX}${String(serial).padStart(5, '0')}`;
  return `${digits}${checkDigit(digits) ?? ''}`;
}

type Kind = PolicyLender['kind'];
type Form = { kk: (name: string) => string; ru: (name: string) => string; en: (name: string) => string };
type Named = { kk: string; ru: string; en: string };

const form = (kk: string, ru: string, en: string): Form => ({
  kk: (name) => `«${name}» демо-${kk}`,
  ru: (name) => `Демо-${ru} «${name}»`,
  en: (name) => `Demo ${en} ${name}`,
});

const BANK = form('банкі', 'банк', 'Bank');
const ISLAMIC = form('ислам банкі', 'исламский банк', 'Islamic Bank');
const MICROFINANCE = form('микроқаржы ұйымы', 'МФО', 'Microfinance');
const PARTNERSHIP = form('кредиттік серіктестігі', 'кредитное товарищество', 'Credit Partnership');
const PAWNSHOP = form('ломбарды', 'ломбард', 'Pawnshop');
const SHOP = form('дүкені, бөліп төлеу', 'магазин, рассрочка', 'Shop, instalments');
const COLLECTOR = form('коллекторлық агенттігі', 'коллекторское агентство', 'Collection Agency');

const named = (kk: string, ru: string, en: string): Named => ({ kk, ru, en });

// The order gives the serials: only ever add at the end.
const LIST: readonly (readonly [Form, Kind, Named, readonly string[]])[] = [
  [BANK, 'bank', named('Алма', 'Алма', 'Alma'), ['Alma Demo']],
  [BANK, 'bank', named('Бәйтерек', 'Байтерек', 'Bayterek'), []],
  [BANK, 'bank', named('Каспий', 'Каспий', 'Caspian'), ['Caspian Demo']],
  [MICROFINANCE, 'microfinance', named('Дала', 'Дала', 'Dala'), ['DalaDemo']],
  [MICROFINANCE, 'microfinance', named('Ертіс', 'Иртыш', 'Ertis'), []],
  [MICROFINANCE, 'microfinance', named('Фора', 'Фора', 'Fora'), ['Fora Demo Online']],
  [BANK, 'bank', named('Жетісу', 'Жетысу', 'Zhetisu'), ['JeticuPay Demo']],
  [BANK, 'bank', named('Өркен', 'Оркен', 'Orken'), ['Өркен Демо']],
  [BANK, 'bank', named('Сарыарқа', 'Сарыарка', 'Saryarqa'), ['Saryarqa Demo']],
  [BANK, 'bank', named('Ұлытау', 'Улытау', 'Ulytau'), []],
  [BANK, 'bank', named('Қазына', 'Казына', 'Qazyna'), ['QazynaDemo']],
  [ISLAMIC, 'bank', named('Нұр', 'Нур', 'Nur'), []],
  [MICROFINANCE, 'microfinance', named('Тез ақша', 'Тез акша', 'Tez Aqsha'), ['TezDemo']],
  [MICROFINANCE, 'microfinance', named('Көмек', 'Комек', 'Komek'), ['KomekDemo 24']],
  [MICROFINANCE, 'microfinance', named('Үміт', 'Умит', 'Umit'), ['ÜmitDemo']],
  [MICROFINANCE, 'microfinance', named('Шаңырақ', 'Шанырак', 'Shanyraq'), []],
  [MICROFINANCE, 'microfinance', named('Береке', 'Береке', 'Bereke'), ['BerekeDemo Online']],
  [MICROFINANCE, 'microfinance', named('Бес минут', 'Пять минут', 'Five Minutes'), ['5 минут демо']],
  [PARTNERSHIP, 'microfinance', named('Ауыл', 'Аул', 'Auyl'), []],
  [PARTNERSHIP, 'microfinance', named('Егін', 'Егин', 'Egin'), []],
  [PAWNSHOP, 'other', named('Алтын', 'Алтын', 'Altyn'), []],
  [PAWNSHOP, 'other', named('Сенім', 'Сеним', 'Senim'), []],
  [SHOP, 'other', named('Базар', 'Базар', 'Bazar'), ['Bazar Demo Pay']],
  [SHOP, 'other', named('Техника', 'Техника', 'Tekhnika'), []],
  [COLLECTOR, 'other', named('Әділет', 'Адилет', 'Adilet'), []],
  [COLLECTOR, 'other', named('Борыш', 'Борыш', 'Borysh'), []],
];

/** Every lender of the demo. Their addresses exist nowhere either. */
export const demoLenders: PolicyLender[] = LIST.map(([of, kind, name, brands], index) => ({
  bin: demoBin(index + 1),
  name: { kk: of.kk(name.kk), ru: of.ru(name.ru), en: of.en(name.en) },
  brands: [...brands],
  kind,
  address: 'Алматы, Демо көшесі, 1',
  email: `demo-${index + 1}@example.invalid`,
}));
