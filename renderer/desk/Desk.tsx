import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { uuidv7 } from 'uuidv7';
import { useAppearance } from '../app/appearance.ts';
import { useStage } from '../app/citizenLink.tsx';
import { useDesk } from '../app/desk.tsx';
import { IdleProvider, IdleQuestion } from '../app/idle.tsx';
import { InLanguage } from '../app/texts.tsx';
import { SessionView } from '../journeys/SessionView.tsx';
import { CallList } from './CallList.tsx';
import { Day } from './Day.tsx';
import { Drafts } from './Drafts.tsx';
import { EntryDetail } from './EntryDetail.tsx';
import { Home } from './Home.tsx';
import type { Go, Place } from './place.ts';
import { Queue } from './Queue.tsx';
import { Repair } from './Repair.tsx';
import { Road } from './Road.tsx';
import { SignIn } from './SignIn.tsx';
import { ViewSettings } from './ViewSettings.tsx';

const HOME: Place = { kind: 'home' };

/** A session that nobody answered for: whose it was, and the draft that is kept of it. */
type Left = { readonly clerk: string; readonly draft: string | null };

/** The window of the desk: who is signed in decides first, then where the clerk went. */
export function Desk() {
  const { kiosk, state } = useDesk();
  const [left, setLeft] = useState<Left | null>(null);
  const came = useCallback(() => setLeft(null), []);
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
      <SignedIn resume={left?.clerk === clerk.number ? left.draft : null} onCame={came} />
    </IdleProvider>
  );
}

type SignedInProps = {
  /** The draft that this clerk goes on with. */
  readonly resume: string | null;
  readonly onCame: () => void;
};

function SignedIn({ resume, onCame }: SignedInProps) {
  const { kiosk } = useDesk();
  const [place, go] = useState<Place>(HOME);
  const [draft] = useState(resume);
  useEffect(() => {
    onCame();
    if (draft === null) return;
    const open = async () => {
      const opened = await kiosk.call('drafts.open', { id: draft });
      // What is not there any more was confirmed or deleted meanwhile: the list of drafts says so.
      if (opened.ok) go({ kind: 'session', draft: opened.value });
    };
    void open();
  }, [kiosk, draft, onCame]);
  if (place.kind === 'session') {
    return <SessionView key={place.draft.id} draft={place.draft} onEnd={() => go(HOME)} />;
  }
  return (
    <DeskPlace>
      <PlaceScreen place={place} go={go} />
      <IdleQuestion />
    </DeskPlace>
  );
}

/** A screen of the desk, in its own language and look; meanwhile nobody is served on the citizen's. */
function DeskPlace({ children }: { readonly children: ReactNode }) {
  const { settings, demo } = useDesk().state;
  useAppearance(settings);
  useStage({ look: settings, demo, scene: null, over: null, isBusy: false });
  return <InLanguage language={settings.language}>{children}</InLanguage>;
}

function PlaceScreen({ place, go }: { readonly place: Place; readonly go: Go }) {
  if (place.kind === 'queue') return <Queue go={go} />;
  if (place.kind === 'drafts') return <Drafts go={go} />;
  if (place.kind === 'view') return <ViewSettings go={go} />;
  if (place.kind === 'day') return <Day go={go} />;
  if (place.kind === 'callList') return <CallList go={go} />;
  if (place.kind === 'repair') return <Repair go={go} />;
  if (place.kind === 'road') return <Road go={go} />;
  if (place.kind === 'entry') return <EntryDetail id={place.id} from={place.from} go={go} />;
  return <Home go={go} />;
}
