import { useState, type ComponentProps } from 'react';
import { useTexts } from '../../app/texts.tsx';
import { fieldError } from '../../app/fieldError.ts';
import { Checkbox } from '../../components/checkbox/Checkbox.tsx';
import { ChoiceGroup } from '../../components/choiceGroup/ChoiceGroup.tsx';
import { Columns } from '../../components/columns/Columns.tsx';
import { Note } from '../../components/note/Note.tsx';
import { TextField } from '../../components/textField/TextField.tsx';
import { DateAnswer } from '../DateAnswer.tsx';
import { fileTyped } from '../files.ts';
import type { Facts, Step, StepProps } from '../journey.ts';
import { spotChange, type Spot } from '../many.ts';
import { partProps, typeAll } from '../part.ts';
import { useFields } from '../session/fields.ts';
import { Question } from '../session/SessionScreen.tsx';
import { textOf, type FieldProblem, type Typed } from '../typed.ts';
import { AttachmentField } from './AttachmentField.tsx';
import { CameraScreen } from './CameraScreen.tsx';
import { DocumentList } from './DocumentList.tsx';
import {
  COVER_FACTS,
  DOCUMENT_FIELDS,
  DOCUMENT_KINDS,
  DOCUMENT_PARTS,
  documentCount,
  documentKind,
  documentsProblems,
  documentSpot,
  nextPart,
  type DocumentPart,
} from './documents.ts';
import type { LoanRef } from './loanRefs.ts';
import { useAttachments } from './useAttachments.ts';
import './claim.css';

/** What the documents of a journey are about, and how its screens are called. */
export type DocumentsOf = {
  /** The name of the journey's screens: `claim.procedures`. */
  readonly id: 'claim' | 'procedure';
  /** The loans the documents may name, with what is missing for each before these documents. */
  readonly useLoans: (typed: Typed, facts: Facts) => readonly LoanRef[];
  /** There has to be one. */
  readonly isNeeded: boolean;
};

/** The step of the procedural documents: each with its number, its scan and what it names; then their list. */
export function documentsStep(of: DocumentsOf): Step {
  const problems = (typed: Typed, facts: Facts): readonly FieldProblem[] => {
    const found = documentsProblems(typed, facts);
    const isNone = of.isNeeded && documentSpot(typed) === null && documentCount(typed) === 0;
    return isNone ? [{ path: 'procedures', code: 'procedure.none' }, ...found] : found;
  };
  function Documents(props: StepProps) {
    const loans = of.useLoans(props.typed, props.facts);
    const spot = documentSpot(props.typed);
    if (spot === null) return <DocumentList {...props} of={of} loans={loans} />;
    return <Part key={`${spot.index}/${spot.part}`} props={props} spot={spot} of={of} loans={loans} />;
  }
  return {
    screen: `${of.id}.procedures`,
    name: 'claim.procedures.step',
    fields: ['procedures', ...DOCUMENT_FIELDS],
    problems,
    View: Documents,
  };
}

type PartProps = {
  readonly props: StepProps;
  readonly spot: NonNullable<Spot<DocumentPart>>;
  readonly of: DocumentsOf;
  readonly loans: readonly LoanRef[];
};

function Part({ props, spot: { index, part }, of, loans }: PartProps) {
  const { typed, facts } = props;
  const go = (to: Spot<DocumentPart>) => typeAll(props, spotChange('procedures', to));
  const before = DOCUMENT_PARTS[DOCUMENT_PARTS.indexOf(part) - 1];
  const step = partProps(props, {
    wrong: documentsProblems(typed, facts),
    next: () => {
      const after = nextPart(typed, index, part);
      go(after === null ? null : { index, part: after });
    },
    back: () => go(before ? { index, part: before } : null),
  });
  const at = `procedures.${index}`;
  const screen = `${of.id}.${part}`;
  if (part === 'document') return <KindPart {...step} at={at} screen={screen} index={index} />;
  if (part === 'requisites') return <RequisitesPart {...step} at={at} screen={screen} />;
  if (part === 'scan') return <ScanPart {...step} at={at} screen={screen} camera={`${of.id}.camera`} />;
  return <CoversPart {...step} at={at} screen={screen} loans={loans} />;
}

type PartQuestionProps = Pick<
  ComponentProps<typeof Question>,
  'screen' | 'heading' | 'lead' | 'step' | 'children'
> & {
  /** The name of the way on, where it leads to more than the next screen. */
  readonly nextText?: string;
};

/** One screen of a document. */
function PartQuestion({ nextText, ...props }: PartQuestionProps) {
  const { t } = useTexts();
  return <Question {...props} title={t('claim.procedures.step')} nextText={nextText ?? t('common.next')} />;
}

type ScreenOfPart = StepProps & { readonly at: string; readonly screen: string };

function KindPart({ at, screen, index, ...props }: ScreenOfPart & { readonly index: number }) {
  const { t } = useTexts();
  return (
    <PartQuestion screen={screen} heading={t('claim.document.title')} step={props}>
      <ChoiceGroup
        {...useFields(props).one(`${at}.kind`, DOCUMENT_KINDS)}
        legend={t('claim.document.legend')}
        options={DOCUMENT_KINDS.map((value) => ({
          value,
          label: t(`claim.document.kinds.${value}`),
          hint: t(`claim.document.hints.${value}`),
        }))}
      />
      {documentKind(props.typed, index) === 'police-ticket' && (
        <Note>
          <p role="status">{t('claim.document.ticket')}</p>
        </Note>
      )}
    </PartQuestion>
  );
}

function RequisitesPart({ at, screen, ...props }: ScreenOfPart) {
  const { t } = useTexts();
  const fields = useFields(props);
  return (
    <PartQuestion screen={screen} heading={t('claim.requisites.title')} step={props}>
      <Columns split="fields">
        <TextField
          {...fields.text(`${at}.number`)}
          label={t('claim.requisites.number')}
          hint={t('claim.requisites.numberHint')}
        />
        <DateAnswer
          {...props}
          name={`${at}.issuedOn`}
          legend={t('claim.requisites.issuedOn')}
          hint={t('claim.requisites.issuedOnHint')}
        />
      </Columns>
      <TextField
        {...fields.text(`${at}.issuer`)}
        label={t('claim.requisites.issuer')}
        hint={t('claim.requisites.issuerHint')}
        length="long"
      />
      <Columns split="fields">
        {(['kui', 'erdr'] as const).map((one) => (
          <TextField
            key={one}
            {...fields.text(`${at}.${one}`)}
            label={t(`claim.requisites.${one}`)}
            hint={t(`claim.requisites.${one}Hint`)}
          />
        ))}
      </Columns>
    </PartQuestion>
  );
}

function ScanPart({ at, screen, camera, ...props }: ScreenOfPart & { readonly camera: string }) {
  const texts = useTexts();
  const { t } = texts;
  const [isShooting, setShooting] = useState(false);
  const name = `${at}.blob`;
  const file = fileTyped(props.typed, textOf(props.typed, name));
  const attachments = useAttachments(props, {
    added: (_typed, { sha256 }) => ({ [name]: sha256 }),
    removed: () => ({ [name]: '' }),
  });
  if (isShooting) {
    const onPhoto = (content: Blob) => {
      setShooting(false);
      void attachments.add([{ name: t('claim.evidence.photoName', { n: 1 }), content }]);
    };
    return <CameraScreen screen={camera} onPhoto={onPhoto} close={() => setShooting(false)} />;
  }
  return (
    <PartQuestion screen={screen} heading={t('claim.scan.title')} lead={t('claim.scan.lead')} step={props}>
      <AttachmentField
        name={name}
        legend={t('claim.scan.legend')}
        files={file === null ? [] : [file]}
        isFull={file !== null}
        error={fieldError(texts, props.problems, name)}
        attachments={attachments}
        onCamera={() => setShooting(true)}
      />
    </PartQuestion>
  );
}

function CoversPart({ at, screen, loans, ...props }: ScreenOfPart & { readonly loans: readonly LoanRef[] }) {
  const { t } = useTexts();
  const fields = useFields(props);
  return (
    <PartQuestion
      screen={screen}
      heading={t('claim.covers.title')}
      lead={t('claim.covers.lead')}
      nextText={t('claim.covers.next')}
      step={props}
    >
      {loans.map((loan, n) => (
        <fieldset key={loan.id} className="claim-covers">
          <legend>
            <b>{loan.lender}</b>
            <span>{loan.words}</span>
          </legend>
          <Columns>
            {COVER_FACTS.map((fact) => (
              <Checkbox
                key={fact}
                {...fields.box(`${at}.covers.${n}.${fact}`)}
                label={t(`claim.covers.${fact}`)}
              />
            ))}
          </Columns>
        </fieldset>
      ))}
    </PartQuestion>
  );
}
