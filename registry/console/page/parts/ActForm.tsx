import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import type { Problem } from '../app/ask.ts';
import { useTexts } from '../app/texts.tsx';
import { ProblemNotice } from './Notice.tsx';

type ActFormProps = {
  readonly title: string;
  readonly button: string;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  readonly onSend: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

/** A small form that does one thing; it takes the focus when it opens, and Escape leaves it. */
export function ActForm({ title, button, isBusy, problem, onSend, onCancel, children }: ActFormProps) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const leave = useEffectEvent(onCancel);
  useEffect(() => {
    heading.current?.focus();
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <form
      className="act"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
        // After React has drawn what is wrong: the first wrong field takes the focus.
        const form = event.currentTarget;
        setTimeout(
          () => form.querySelector<HTMLElement>('[aria-invalid=true], .field-wrong input')?.focus(),
          0,
        );
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {problem && <ProblemNotice problem={problem} />}
      {children}
      <div className="buttons">
        <button type="submit" className="button primary" data-action="confirm" disabled={isBusy}>
          {button}
        </button>
        <button type="button" className="button" data-action="cancel" onClick={onCancel}>
          {t('console.cancel')}
        </button>
      </div>
    </form>
  );
}
