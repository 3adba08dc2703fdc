import { useTexts } from '../app/texts.tsx';
import { SignaturePad, type SignaturePadProps } from '../components/signaturePad/SignaturePad.tsx';

/** The place to sign, in words of the citizen's language: on their own screen, and on the one that is turned. */
export function Signature({ onChange }: Pick<SignaturePadProps, 'onChange'>) {
  const { t } = useTexts();
  return (
    <SignaturePad
      label={t('citizen.sign.label')}
      hint={t('citizen.sign.hint')}
      clearText={t('citizen.sign.clear')}
      picture={t('citizen.sign.picture')}
      pictureSigned={t('citizen.sign.pictureSigned')}
      onChange={onChange}
    />
  );
}
