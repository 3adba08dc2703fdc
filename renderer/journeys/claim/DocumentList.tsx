import { CircleAlert, CircleCheck, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTexts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Dialog } from '../../components/dialog/Dialog.tsx';
import { ItemList } from '../../components/itemList/ItemList.tsx';
import { Note } from '../../components/note/Note.tsx';
import type { StepProps } from '../journey.ts';
import { spotChange, withoutItem } from '../many.ts';
import { typeAll } from '../part.ts';
import { Question } from '../session/SessionScreen.tsx';
import type { DocumentsOf } from './Documents.tsx';
import { documentCount, documentsProblems, MAX_DOCUMENTS, type DocumentPart } from './documents.ts';
import { documentWords, missingWords, stillMissing, type LoanRef } from './loanRefs.ts';

type DocumentListProps = StepProps & { readonly of: DocumentsOf; readonly loans: readonly LoanRef[] };

/** The documents there are, and for each loan whether they are enough for its lender. */
export function DocumentList({ of, loans, ...props }: DocumentListProps) {
  const texts = useTexts();
  const { t } = texts;
  const { typed, facts } = props;
  const [asked, setAsked] = useState<number | null>(null);
  const count = documentCount(typed);
  const open = (index: number, part: DocumentPart = 'document') =>
    typeAll(props, spotChange('procedures', { index, part }));
  const remove = () => {
    if (asked !== null) typeAll(props, withoutItem(typed, 'procedures', asked));
    setAsked(null);
  };
  const next = () => {
    const [first] = documentsProblems(typed, facts);
    const spot = first && placeOf(first.path);
    if (spot) open(spot.index, spot.part);
    props.next();
  };
  return (
    <Question
      screen={`${of.id}.procedures`}
      title={t('claim.procedures.step')}
      heading={t(count === 0 ? 'claim.procedures.title' : 'claim.procedures.titleMany')}
      {...(count === 0 ? { lead: t('claim.procedures.lead') } : {})}
      nextText={t(count === 0 && !of.isNeeded ? 'claim.procedures.nextNone' : 'claim.procedures.next')}
      step={{ ...props, next }}
    >
      {count > 0 && (
        <ItemList
          label={t('claim.procedures.titleMany')}
          items={Array.from({ length: count }, (_, index) => {
            const { title, line } = documentWords(texts, typed, index);
            return { key: String(index), title, lines: line === '' ? [] : [line] };
          })}
          changeText={t('common.change')}
          removeText={t('claim.procedures.remove')}
          onChange={(key) => open(Number(key))}
          onRemove={(key) => setAsked(Number(key))}
        />
      )}
      {count < MAX_DOCUMENTS ? (
        <div>
          {/* Also the place a summary of mistakes leads to. */}
          <span id="procedures" tabIndex={-1} />
          <Button icon={Plus} action="add-document" onPress={() => open(count)}>
            {t(count === 0 ? 'claim.procedures.add' : 'claim.procedures.addMore')}
          </Button>
        </div>
      ) : (
        <Note>
          <p>{t('claim.procedures.most')}</p>
        </Note>
      )}
      <Guard typed={typed} loans={loans} />
      <Dialog
        open={asked !== null}
        title={t('claim.procedures.removeTitle')}
        safe={{ text: t('claim.loans.removeNo'), action: 'stay', onPress: () => setAsked(null) }}
        confirm={{ text: t('claim.procedures.removeYes'), action: 'confirm-remove', onPress: remove }}
      >
        <p>{t('claim.procedures.removeText')}</p>
      </Dialog>
    </Question>
  );
}

/** For each loan, whether its lender will have to stop, and if not, why. */
function Guard({ typed, loans }: Pick<StepProps, 'typed'> & { readonly loans: readonly LoanRef[] }) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <section className="claim-guard" aria-labelledby="claim-guard-title">
      <h2 id="claim-guard-title">{t('claim.procedures.guard')}</h2>
      <ul>
        {loans.map((loan, n) => {
          const missing = stillMissing(typed, loan, n);
          const isEnough = missing.length === 0;
          const Icon = isEnough ? CircleCheck : CircleAlert;
          return (
            <li key={loan.id} data-loan={loan.id} data-complete={isEnough}>
              <Icon aria-hidden="true" />
              <span>
                <b>{loan.lender}</b>, {loan.words}
                <br />
                {isEnough
                  ? t('claim.procedures.enough')
                  : t('claim.procedures.missing', { list: missingWords(texts, missing) })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The screen of a document that asks for the field at `path`. */
function placeOf(path: string): { index: number; part: DocumentPart } | null {
  const [, index, field = ''] = /^procedures\.(\d+)\.(\w+)/.exec(path) ?? [];
  if (index === undefined) return null;
  const part = field === 'kind' ? 'document' : field === 'blob' ? 'scan' : 'requisites';
  return { index: Number(index), part };
}
