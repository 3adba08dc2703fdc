import { ShieldCheck, UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../../shared/api/result.ts';
import type { Approval } from '../../../shared/api/views.ts';
import { needsApproval } from '../../../shared/domain/actRules.ts';
import { checkIin, formatIin } from '../../../shared/domain/iin.ts';
import { at } from '../../../shared/texts/moments.ts';
import { useDesk } from '../../app/desk.tsx';
import { problemWords } from '../../app/fieldError.ts';
import { goesToField } from '../../app/pinField.ts';
import { useTexts } from '../../app/texts.tsx';
import { useNow } from '../../app/useNow.ts';
import { Button } from '../../components/button/Button.tsx';
import { ErrorSummary } from '../../components/errorSummary/ErrorSummary.tsx';
import { Note } from '../../components/note/Note.tsx';
import { SummaryList } from '../../components/summaryList/SummaryList.tsx';
import { TextField } from '../../components/textField/TextField.tsx';
import type { Facts, Step, StepProps } from '../journey.ts';
import { textOf, type FieldProblem, type Typed } from '../typed.ts';
import { birthDateOf } from './checks.ts';
import { identityOf } from './face/answers.ts';
import { kindOf } from './JourneyChoice.tsx';
import { REPRESENTATIVE } from './person.ts';
import { isRepresented } from './representative/answers.ts';
import { SessionScreen } from './SessionScreen.tsx';
import './session.css';

/** The supervisor sees what is asked for, by whom, and answers for it with their own number and PIN. */
function ApprovalScreen(props: StepProps) {
  const { typed, facts, back, next } = props;
  const texts = useTexts();
  const { t, language } = texts;
  const form = useApproval(props);
  const now = useNow();
  const approval = approvalOf(typed, facts);
  return (
    <SessionScreen
      screen="session.approval"
      title={t('session.approval.step')}
      heading={t('session.approval.title')}
      lead={t('session.approval.lead')}
      back={back}
      problem={form.problem}
      onSubmit={approval ? next : () => void form.submit()}
      primary={
        <Button
          look="primary"
          icon={approval ? undefined : UserRoundCheck}
          type="submit"
          action={approval ? 'next' : 'approve'}
          busy={form.isBusy}
        >
          {t(approval ? 'common.next' : 'session.approval.approve')}
        </Button>
      }
    >
      <ErrorSummary title={t('common.errorSummary.title')} errors={form.errors} attempt={form.attempt} />
      <SummaryList rows={useAsked(props)} changeText={t('common.change')} />
      {approval ? (
        <Note icon={ShieldCheck}>
          <p>
            {t('session.approval.given', {
              name: approval.name,
              number: approval.by,
              at: at(language, approval.at, now),
            })}
          </p>
        </Note>
      ) : (
        <div className="sign-in-fields">
          <TextField
            name="approval.number"
            label={t('session.approval.number')}
            error={form.error('approval.number')}
            length="short"
            value={form.number}
            onChange={form.setNumber}
          />
          <TextField
            name="approval.pin"
            label={t('session.approval.pin')}
            kind="pin"
            error={form.error('approval.pin')}
            length="short"
            value={form.pin}
            onChange={form.setPin}
          />
        </div>
      )}
    </SessionScreen>
  );
}

/** What is approved: the act, the person, and how they were identified. */
function useAsked({ typed }: StepProps) {
  const { t } = useTexts();
  const { state } = useDesk();
  const iin = checkIin(textOf(typed, 'citizen.iin'));
  return [
    {
      key: 'kind',
      label: t('session.approval.act'),
      value: <b>{t(`session.journey.kind.${kindOf(typed)}.title`)}</b>,
    },
    {
      key: 'who',
      label: t('session.approval.who'),
      value: (
        <>
          <b>{textOf(typed, 'citizen.fullName').trim()}</b>
          <br />
          {t('ban.check.row.iin')} <span className="number">{iin.ok ? formatIin(iin.value) : ''}</span>
        </>
      ),
    },
    {
      key: 'representative',
      label: t('representative.check.who'),
      value: <b>{textOf(typed, `${REPRESENTATIVE.at}.fullName`).trim()}</b>,
    },
    {
      key: 'clerk',
      label: t('session.approval.clerk'),
      value: `${state.clerk?.name ?? ''}, ${state.clerk?.number ?? ''}`,
    },
  ].filter(({ key }) => key !== 'representative' || isRepresented(typed));
}

function useApproval({ draft, typed, facts, found, attempt, approved }: StepProps) {
  const { kiosk } = useDesk();
  const texts = useTexts();
  const [number, setNumber] = useState('');
  const [pin, setPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ problems: readonly FieldProblem[]; attempt: number }>({
    problems: [],
    attempt: 0,
  });
  const [problem, setProblem] = useState<Problem | null>(null);

  const refuse = (problems: readonly FieldProblem[]) =>
    setRefused((last) => ({ problems, attempt: last.attempt + 1 }));
  const submit = async () => {
    if (goesToField('approval', number, pin)) return;
    const missing = [
      ...(number.trim() === '' ? [{ path: 'approval.number', code: 'staff.number' }] : []),
      ...(pin === '' ? [{ path: 'approval.pin', code: 'staff.pin' }] : []),
    ];
    if (missing.length > 0) return refuse(missing);
    setProblem(null);
    setRefused(({ attempt: last }) => ({ problems: [], attempt: last }));
    setBusy(true);
    const { method } = identityOf(typed, facts);
    const about = { key: uuidv7(), draft, kind: kindOf(typed), method, ...peopleOf(typed) };
    const result = await kiosk.call('staff.approve', { ...about, number: number.trim(), pin });
    setBusy(false);
    // A PIN never stays in a field.
    setPin('');
    if (result.ok) return approved(result.value);
    const path = FIELD_OF[result.problem.code];
    if (path === undefined) setProblem(result.problem);
    else refuse([{ path, ...result.problem }]);
  };

  const problems = refused.attempt === 0 ? found : refused.problems;
  const errors = problems.map((one) => ({ field: one.path, message: problemWords(texts, one) }));
  const error = (name: string) => errors.find(({ field }) => field === name)?.message;
  return {
    number,
    setNumber,
    pin,
    setPin,
    isBusy,
    submit,
    problem,
    errors,
    error,
    attempt: attempt + refused.attempt,
  };
}

/** Where what the core found is to be mended. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'pin.wrong': 'approval.pin',
  'pin.locked': 'approval.pin',
  'approval.sameClerk': 'approval.number',
  'approval.notSupervisor': 'approval.number',
};

/** Whose act it is, and who came in their place. */
function peopleOf(typed: Typed): { iin: string; representative?: string } {
  const [iin, representative] = ['citizen', REPRESENTATIVE.at].map((whose) => {
    const read = checkIin(textOf(typed, `${whose}.iin`));
    return read.ok ? read.value : '';
  });
  return { iin: iin ?? '', ...(isRepresented(typed) ? { representative: representative ?? '' } : {}) };
}

/** The approval of just this act of just these people, as they are known now, or null. */
function approvalOf(typed: Typed, facts: Facts): Approval | null {
  const { approval } = facts;
  const { iin, representative } = peopleOf(typed);
  const isOfThem = approval?.iin === iin && approval.representative === representative;
  const isAsKnown = approval?.method === identityOf(typed, facts).method;
  return approval?.kind === kindOf(typed) && iin !== '' && isOfThem && isAsKnown ? approval : null;
}

function isNeeded(typed: Typed, facts: Facts): boolean {
  const iin = checkIin(textOf(typed, 'citizen.iin'));
  return needsApproval({
    kind: kindOf(typed),
    method: identityOf(typed, facts).method,
    iin: iin.ok ? iin.value : null,
    birthDate: birthDateOf(typed, facts.today),
    today: facts.today,
    liftSupervisorAge: facts.liftSupervisorAge,
  });
}

/** A second person, where the act needs one. */
export const approvalStep: Step = {
  screen: 'session.approval',
  name: 'session.approval.step',
  fields: ['approval.number', 'approval.pin'],
  problems: (typed, facts) =>
    approvalOf(typed, facts) ? [] : [{ path: 'approval.pin', code: 'approval.missing' }],
  when: isNeeded,
  View: ApprovalScreen,
};
