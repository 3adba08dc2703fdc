import { Undo2 } from 'lucide-react';
import { useTexts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import type { Given } from '../revoke/answers.ts';

/** What takes a consent back: the first of two touches. */
export type TakeBack = (consent: Given) => Promise<void>;

/** The button under a consent that the citizen gave, and that stands. */
export function TakeBackButton({
  consent,
  takeBack,
}: {
  readonly consent: Given;
  readonly takeBack: TakeBack;
}) {
  const { t } = useTexts();
  return (
    <Button icon={Undo2} action="revoke" onPress={() => takeBack(consent)}>
      {t('revoke.action')}
    </Button>
  );
}
