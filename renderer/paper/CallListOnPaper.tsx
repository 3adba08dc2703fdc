import type { CallListPaper, ToCall } from '../../shared/api/views.ts';
import { bound } from '../../shared/texts/bound.ts';
import { text, type TextKey } from '../../shared/texts/catalogue.ts';
import { dateAndTime } from '../../shared/texts/dates.ts';
import { LANGUAGE_NAMES } from '../../shared/texts/language.ts';
import { phoneWords } from '../desk/phoneWords.ts';

/** Whom to call, on A4, in the language of the desk, with room for a note by hand. */
export function CallListOnPaper({ content }: { readonly content: CallListPaper }) {
  const { people, language, center, clerk, demo, printedAt } = content;
  const t = (key: TextKey) => bound(text(language, key));
  return (
    <main className="receipt receipt-a4 call-list-paper" data-screen="paper.call-list">
      <header>
        {demo && <p className="receipt-demo">{t('papers.demo')}</p>}
        <h1>{t('desk.day.callTitle')}</h1>
        <p>
          {center[language]} · {clerk} · {dateAndTime(language, printedAt)}
        </p>
      </header>
      <table>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                <b>{person.fullName}</b>
                <br />
                {LANGUAGE_NAMES[person.language]}
              </td>
              <td className="call-list-phone">{phoneWords(person.phone) ?? t('desk.day.noPhone')}</td>
              <td>{stateWords(t, person)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {people.length === 0 && <p>{t('desk.day.callNone')}</p>}
    </main>
  );
}

const stateWords = (t: (key: TextKey) => string, { state }: ToCall): string => t(`states.${state}`);
