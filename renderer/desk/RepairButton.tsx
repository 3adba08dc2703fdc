import { Wrench } from 'lucide-react';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';
import type { Go } from './place.ts';

/** Leads to the one repair. */
export function RepairButton({ go }: { readonly go: Go }) {
  const { t } = useTexts();
  return (
    <div className="note-action">
      <Button icon={Wrench} action="repair" onPress={() => go({ kind: 'repair' })}>
        {t('desk.repair.open')}
      </Button>
    </div>
  );
}
