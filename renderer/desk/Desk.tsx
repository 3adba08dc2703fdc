import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { useDesk } from '../app/desk.tsx';
import { IdleProvider } from '../app/idle.tsx';
import { DeskKeysProvider } from './deskKeys.tsx';
import { DeskPlace } from './DeskPlace.tsx';
import { SignIn } from './SignIn.tsx';

/** Most of the program is behind the sign-in: it is read once that is on the screen, while the clerk types the PIN. */
const SOON_MS = 100;
const load = () => import('./SignedIn.tsx');
const SignedIn = lazy(async () => ({ default: (await load()).SignedIn }));

/** A session that nobody answered for: whose it was, and the draft that is kept of it. */
type Left = { readonly clerk: string; readonly draft: string | null };

/** The window of the desk. */
export function Desk() {
  return (
    <DeskKeysProvider>
      <WhoIsThere />
    </DeskKeysProvider>
  );
}

/** Who is signed in decides first, then where the clerk went. */
function WhoIsThere() {
  const { kiosk, state } = useDesk();
  const [left, setLeft] = useState<Left | null>(null);
  const came = useCallback(() => setLeft(null), []);
  useEffect(() => {
    const soon = setTimeout(() => void load(), SOON_MS);
    return () => clearTimeout(soon);
  }, []);
  const { clerk } = state;
  if (clerk === null) {
    return (
      <DeskPlace>
        <SignIn wasLeft={left !== null} />
      </DeskPlace>
    );
  }
  const lock = (draft: string | null) => {
    setLeft({ clerk: clerk.number, draft });
    void kiosk.call('staff.signOut', { key: uuidv7() });
  };
  // Another clerk begins at home; whoever signs out takes the session off the screen.
  return (
    <IdleProvider key={clerk.number} onLock={lock}>
      <Suspense>
        <SignedIn resume={left?.clerk === clerk.number ? left.draft : null} onCame={came} />
      </Suspense>
    </IdleProvider>
  );
}
