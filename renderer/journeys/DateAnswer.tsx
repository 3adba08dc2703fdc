import { parseDateParts } from '../../shared/domain/dates.ts';
import { longDate } from '../../shared/texts/dates.ts';
import { fieldError } from '../app/fieldError.ts';
import { useTexts } from '../app/texts.tsx';
import { DateField, type DateParts } from '../components/dateField/DateField.tsx';
import { DATE_PARTS, datePartsTyped } from './dateAnswer.ts';
import type { StepProps } from './journey.ts';

type DateAnswerProps = Pick<StepProps, 'typed' | 'problems' | 'type'> & {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
};

/** A date of an answer, as its three fields. */
export function DateAnswer({ typed, problems, type, name, legend, hint }: DateAnswerProps) {
  const texts = useTexts();
  const { t, language } = texts;
  const parts = datePartsTyped(typed, name);
  const day = parseDateParts(parts);
  const wrong = DATE_PARTS.filter((part) => problems.some(({ path }) => path === `${name}.${part}`));
  const [first] = wrong;
  const onChange = (next: DateParts) => {
    for (const part of DATE_PARTS) if (next[part] !== parts[part]) type(`${name}.${part}`, next[part]);
  };
  return (
    <DateField
      name={name}
      legend={legend}
      {...(hint === undefined ? {} : { hint })}
      labels={{
        day: t('session.citizen.birthDate.day'),
        month: t('session.citizen.birthDate.month'),
        year: t('session.citizen.birthDate.year'),
      }}
      value={parts}
      {...(day.ok ? { said: longDate(language, day.value) } : {})}
      onChange={onChange}
      error={first && fieldError(texts, problems, `${name}.${first}`)}
      wrong={wrong}
    />
  );
}
