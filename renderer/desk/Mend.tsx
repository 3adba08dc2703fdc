import { PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../shared/api/result.ts';
import type { EntryView } from '../../shared/api/views.ts';
import { isCorrectedAtDesk } from '../../shared/domain/actRules.ts';
import { useDesk } from '../app/desk.tsx';
import { actKind } from '../app/entryWords.ts';
import { problemWords } from '../app/fieldError.ts';
import { useFocusAfter } from '../app/focusHeading.ts';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';
import { Dialog } from '../components/dialog/Dialog.tsx';
import { Plate } from '../components/plate/Plate.tsx';
import { TextField } from '../components/textField/TextField.tsx';
import { may } from './roles.ts';

const REASON = { min: 3, max: 500 };

type MendProps = {
  readonly entry: EntryView;
  readonly correct: () => Promise<void>;
  /** It was put aside: what became of it is to be asked. */
  readonly dismissed: () => Promise<void>;
};

/** What the registry said, in the citizen's own language, and the two ways to mend it. */
export function Mend({ entry, correct, dismissed }: MendProps) {
  const { t } = useTexts();
  const { state } = useDesk();
  const [isAsking, setAsking] = useState(false);
  useFocusAfter(entry.toMend);
  if (!entry.toMend) return null;
  return (
    <Plate tone="stop" title={t('desk.mend.toCitizen')}>
      {entry.reason && <p lang={entry.language}>{entry.reason[entry.language]}</p>}
      <div className="mend-actions">
        {may(state, 'serve') && isCorrectedAtDesk(actKind(entry), entry.state) && (
          <Button icon={PencilLine} action="correct" onPress={correct}>
            {t('desk.mend.correct')}
          </Button>
        )}
        {may(state, 'decide') && (
          <Button look="quiet" icon={Trash2} action="dismiss" onPress={() => setAsking(true)}>
            {t('desk.mend.dismiss')}
          </Button>
        )}
      </div>
      <Dismiss entry={entry.id} open={isAsking} close={() => setAsking(false)} dismissed={dismissed} />
    </Plate>
  );
}

type DismissProps = Pick<MendProps, 'dismissed'> & {
  readonly entry: string;
  readonly open: boolean;
  readonly close: () => void;
};

function Dismiss({ entry, open, close, dismissed }: DismissProps) {
  const texts = useTexts();
  const { t } = texts;
  const { kiosk } = useDesk();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const dismiss = async () => {
    const said = reason.normalize('NFC').trim();
    if (said.length < REASON.min || said.length > REASON.max) return setProblem({ code: 'text.reason' });
    const result = await kiosk.call('entries.dismiss', { key: uuidv7(), id: entry, reason: said });
    if (!result.ok) return setProblem(result.problem);
    await dismissed();
    close();
  };
  return (
    <Dialog
      open={open}
      title={t('desk.mend.dismissTitle')}
      safe={{ text: t('desk.mend.keep'), action: 'stay', onPress: close }}
      confirm={{ text: t('desk.mend.dismiss'), action: 'confirm-dismiss', onPress: dismiss }}
    >
      <p>{t('desk.mend.dismissText')}</p>
      <TextField
        name="reason"
        label={t('desk.mend.reasonLabel')}
        error={problem ? problemWords(texts, problem) : undefined}
        length="long"
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
