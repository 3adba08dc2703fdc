import type { Contrast, TextSize } from '../../shared/api/views.ts';
import { ContrastControl } from '../components/contrastControl/ContrastControl.tsx';
import { TextSizeControl } from '../components/textSizeControl/TextSizeControl.tsx';
import { useTexts } from './texts.tsx';

type SettingProps<V> = {
  readonly label?: string;
  readonly labelShown?: boolean;
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** How large the letters are, in words of the screen's language. */
export function TextSizeSetting({ label, labelShown = true, value, onChange }: SettingProps<TextSize>) {
  const { t } = useTexts();
  return (
    <TextSizeControl
      label={label ?? t('common.view.textSize')}
      labelShown={labelShown}
      names={{
        '24': t('common.view.textNormal'),
        '28': t('common.view.textLarge'),
        '36': t('common.view.textVeryLarge'),
        '48': t('common.view.textLargest'),
      }}
      value={value}
      onChange={onChange}
    />
  );
}

/** Dark letters on paper, or light ones on dark. */
export function ContrastSetting({ label, labelShown = true, value, onChange }: SettingProps<Contrast>) {
  const { t } = useTexts();
  return (
    <ContrastControl
      label={label ?? t('common.view.contrast')}
      labelShown={labelShown}
      names={{ normal: t('common.view.contrastNormal'), high: t('common.view.contrastHigh') }}
      value={value}
      onChange={onChange}
    />
  );
}
