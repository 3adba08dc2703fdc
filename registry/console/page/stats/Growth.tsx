import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { useTexts } from '../app/texts.tsx';

type GrowthProps = {
  readonly percent: number | null | undefined;
  /** Whether growth is good; null where it is neither. */
  readonly isGood: boolean | null;
};

/** By how much a figure has grown, in words and by an arrow. */
export function Growth({ percent, isGood }: GrowthProps) {
  const { t } = useTexts();
  if (percent === null || percent === undefined) return null;
  const shown = String(Math.abs(percent)).replace('.', ',');
  const Icon = percent > 0 ? ArrowUp : percent < 0 ? ArrowDown : ArrowRight;
  const key = percent > 0 ? 'growth' : percent < 0 ? 'decline' : 'same';
  const isWelcome = isGood === null || percent === 0 ? null : percent > 0 === isGood;
  return (
    <p className={isWelcome === null ? 'growth' : isWelcome ? 'growth growth-good' : 'growth growth-bad'}>
      <Icon aria-hidden="true" />
      {t(`console.stats.${key}`, { percent: shown })}
    </p>
  );
}
