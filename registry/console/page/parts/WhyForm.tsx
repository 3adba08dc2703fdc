import { useState, type ReactNode } from 'react';
import { Why } from '../../../../shared/protocol/schema/cases.ts';
import { useTexts } from '../app/texts.tsx';
import { Radios } from './Field.tsx';

type WhyFormProps = {
  readonly button: string;
  readonly onWhy: (why: Why) => void;
  readonly onCancel?: () => void;
  /** What else is asked, before the purpose. */
  readonly children?: ReactNode;
};

/** Asks why somebody's data are opened. Nothing is chosen beforehand: it must be said. */
export function WhyForm({ button, onWhy, onCancel, children }: WhyFormProps) {
  const { t } = useTexts();
  const [why, setWhy] = useState<Why | null>(null);
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      className="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(why === null);
        if (why !== null) onWhy(why);
        else event.currentTarget.querySelector<HTMLElement>('input[type=radio]')?.focus();
      }}
    >
      {children}
      <p>{t('console.why.lead')}</p>
      <Radios
        legend={t('console.why.legend')}
        name="why"
        value={why}
        error={isMissing ? t('console.why.missing') : undefined}
        options={Why.options.map((value) => ({ value, label: t(`console.why.kinds.${value}`) }))}
        onChange={setWhy}
      />
      <div className="buttons">
        <button type="submit" className="button primary" data-action="next">
          {button}
        </button>
        {onCancel && (
          <button type="button" className="button" data-action="cancel" onClick={onCancel}>
            {t('console.cancel')}
          </button>
        )}
      </div>
    </form>
  );
}
