import { Keyboard } from 'lucide-react';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';

/** Whether whoever sits at the desk wants keys on the screen. */
type DeskKeys = { readonly isOn: boolean; readonly toggle: () => void };

const DeskKeysContext = createContext<DeskKeys | null>(null);

/** From the sign-in on, whoever signs in: a desk without a keyboard has none for anybody. A session asks its own citizen. */
export function DeskKeysProvider({ children }: { readonly children: ReactNode }) {
  const [isOn, setOn] = useState(false);
  const keys = useMemo(() => ({ isOn, toggle: () => setOn((before) => !before) }), [isOn]);
  return <DeskKeysContext value={keys}>{children}</DeskKeysContext>;
}

export function useDeskKeys(): DeskKeys {
  const keys = useContext(DeskKeysContext);
  if (keys === null) throw new Error('useDeskKeys outside DeskKeysProvider');
  return keys;
}

/** Asks for keys on the screen, or puts them away. */
export function DeskKeysChoice() {
  const { t } = useTexts();
  const { isOn, toggle } = useDeskKeys();
  return (
    <div data-setting="keyboard" data-value={isOn ? 'on' : 'off'}>
      <Button icon={Keyboard} action="keyboard" onPress={toggle}>
        {t(isOn ? 'common.keyboard.hide' : 'common.keyboard.show')}
      </Button>
    </div>
  );
}
