import { lazy, Suspense, type ReactNode } from 'react';
import { useAppearance } from '../app/appearance.ts';
import { useStage } from '../app/citizenLink.tsx';
import { useDesk } from '../app/desk.tsx';
import { InLanguage } from '../app/texts.tsx';
import { useDeskKeys } from './deskKeys.tsx';

/** Read once somebody wants it: the sign-in comes sooner without. */
const OnScreenKeyboard = lazy(async () => ({
  default: (await import('../input/OnScreenKeyboard.tsx')).OnScreenKeyboard,
}));

/** A screen of the desk, in its own language and look; meanwhile nobody is served on the citizen's. */
export function DeskPlace({ children }: { readonly children: ReactNode }) {
  const { settings, demo } = useDesk().state;
  useAppearance(settings);
  useStage({ look: settings, demo, scene: null, over: null, isBusy: false });
  const { isOn } = useDeskKeys();
  return (
    <InLanguage language={settings.language}>
      {children}
      {isOn && (
        <Suspense>
          <OnScreenKeyboard isOn language={settings.language} />
        </Suspense>
      )}
    </InLanguage>
  );
}
