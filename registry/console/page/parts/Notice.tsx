import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '../app/ask.ts';
import { useTexts } from '../app/texts.tsx';

type NoticeProps = { readonly kind: 'good' | 'bad' | 'plain'; readonly children: ReactNode };

const ICONS = { good: CircleCheck, bad: TriangleAlert, plain: Info };

/** A line that says how something went; heard at once. */
export function Notice({ kind, children }: NoticeProps) {
  const Icon = ICONS[kind];
  return (
    <div className={`notice notice-${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}

/** Why something was refused, in words, and how to go on. */
export function ProblemNotice({ problem }: { readonly problem: Problem }) {
  const words = useProblemWords();
  return <Notice kind="bad">{words(problem)}</Notice>;
}

/** The words for a problem of the registry. */
export function useProblemWords(): (problem: Problem) => string {
  const { t, named } = useTexts();
  return ({ code, detail = '' }) =>
    named(`console.problem.${code}`, t('console.problem.unexpected', { code })).replace('{{detail}}', detail);
}
