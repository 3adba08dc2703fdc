import { TriangleAlert } from 'lucide-react';
import { useTexts } from '../../app/texts.tsx';
import { Note } from '../../components/note/Note.tsx';

/** The same for every lift, whatever was answered before. */
export function LiftWarning() {
  const { t } = useTexts();
  return (
    <Note icon={TriangleAlert}>
      <p>
        <b>{t('lift.warning.title')}</b>
      </p>
      <p>{t('lift.warning.codes')}</p>
      <p>{t('lift.warning.loan')}</p>
      <p>{t('lift.warning.again')}</p>
    </Note>
  );
}
