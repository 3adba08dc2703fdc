import { useState } from 'react';
import { useAppearance } from '../app/appearance.ts';
import { useDesk } from '../app/desk.tsx';
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
import { SignIn } from './SignIn.tsx';
import { ViewSettings } from './ViewSettings.tsx';

const HOME: Place = { kind: 'home' };

/** The window of the desk: who is signed in decides first, then where the clerk went. */
export function Desk() {
  const { clerk } = useDesk().state;
  // Another clerk begins at home; whoever signs out takes the session off the screen.
  return clerk === null ? <DeskPlace place={null} go={() => undefined} /> : <SignedIn key={clerk.number} />;
}

function SignedIn() {
  const [place, go] = useState<Place>(HOME);
  if (place.kind === 'session') {
    return <SessionView key={place.draft.id} draft={place.draft} onEnd={() => go(HOME)} />;
  }
  return <DeskPlace place={place} go={go} />;
}

type DeskPlaceProps = { readonly place: Place | null; readonly go: Go };

function DeskPlace(props: DeskPlaceProps) {
  const { settings } = useDesk().state;
  useAppearance(settings);
  return (
    <InLanguage language={settings.language}>
      <PlaceScreen {...props} />
    </InLanguage>
  );
}

function PlaceScreen({ place, go }: DeskPlaceProps) {
  if (place === null) return <SignIn />;
  if (place.kind === 'queue') return <Queue go={go} />;
  if (place.kind === 'drafts') return <Drafts go={go} />;
  if (place.kind === 'view') return <ViewSettings go={go} />;
  if (place.kind === 'day') return <Day go={go} />;
  if (place.kind === 'callList') return <CallList go={go} />;
  if (place.kind === 'repair') return <Repair go={go} />;
  if (place.kind === 'entry') return <EntryDetail id={place.id} from={place.from} go={go} />;
  return <Home go={go} />;
}
