import { Camera } from 'lucide-react';
import { useTexts } from '../../app/texts.tsx';
import { Button } from '../../components/button/Button.tsx';
import { useFrame } from '../frame.tsx';

/** Has the camera read what is asked for, where there is one; typing goes on beside it. */
export function ReadByCamera() {
  const { t } = useTexts();
  const { readCode } = useFrame();
  if (readCode === null) return null;
  return (
    <Button look="quiet" icon={Camera} action="read-code" onPress={readCode}>
      {t('scan.camera.open')}
    </Button>
  );
}
