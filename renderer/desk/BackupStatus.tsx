import { HardDrive } from 'lucide-react';
import { from } from '../../shared/texts/moments.ts';
import { useDesk } from '../app/desk.tsx';
import { useTexts } from '../app/texts.tsx';
import { useNow } from '../app/useNow.ts';

/** What is wrong with the backup, in words; nothing where all is well. Calm: the clerk's work goes on. */
export function BackupStatus() {
  const { t, language } = useTexts();
  const now = useNow();
  const { state, since } = useDesk().state.health.backup;
  if (state === 'made') return null;
  const words =
    state === 'failed'
      ? t('desk.backup.failed', { from: from(language, since ?? '', now) })
      : t(`desk.backup.${state === 'same-disk' ? 'sameDisk' : state}`);
  return (
    <p className="backup-status" data-backup={state}>
      <HardDrive aria-hidden="true" />
      {words}
    </p>
  );
}
