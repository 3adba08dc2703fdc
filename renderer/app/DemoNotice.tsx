import { DemoMark } from '../components/demoMark/DemoMark.tsx';
import { useDesk } from './desk.tsx';
import { useTexts } from './texts.tsx';

/** On every screen while the policy is a demo's. */
export function DemoNotice() {
  const { state } = useDesk();
  const { t } = useTexts();
  return state.demo && <DemoMark meaning={t('common.demoNote')}>{t('common.demo')}</DemoMark>;
}
