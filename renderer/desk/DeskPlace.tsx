import type { ReactNode } from 'react';
import { useAppearance } from '../app/appearance.ts';
import { useStage } from '../app/citizenLink.tsx';
import { useDesk } from '../app/desk.tsx';
import { InLanguage } from '../app/texts.tsx';

/** A screen of the desk, in its own language and look; meanwhile nobody is served on the citizen's. */
export function DeskPlace({ children }: { readonly children: ReactNode }) {
  const { settings, demo } = useDesk().state;
  useAppearance(settings);
  useStage({ look: settings, demo, scene: null, over: null, isBusy: false });
  return <InLanguage language={settings.language}>{children}</InLanguage>;
}
