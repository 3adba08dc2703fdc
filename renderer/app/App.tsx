import type { i18n } from 'i18next';
import { Desk } from '../desk/Desk.tsx';
import { CitizenLinkProvider } from './citizenLink.tsx';
import { DeskProvider } from './desk.tsx';
import type { KioskClient } from './kiosk.ts';
import { Starting } from './Starting.tsx';
import { TextsProvider } from './texts.tsx';

export type AppProps = { readonly kiosk: KioskClient; readonly catalogue: i18n };

/** The desk's window; it speaks the desk's language until a session brings its own. */
export function App({ kiosk, catalogue }: AppProps) {
  return (
    <TextsProvider catalogue={catalogue} language="kk">
      <DeskProvider kiosk={kiosk} starting={(start) => <Starting {...start} />}>
        <CitizenLinkProvider>
          <Desk />
        </CitizenLinkProvider>
      </DeskProvider>
    </TextsProvider>
  );
}
