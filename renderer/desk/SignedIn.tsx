import { useEffect, useState } from 'react';
import { CoverOver, useCover, type DeskCover } from '../app/cover.tsx';
import { useCoverKey } from '../app/coverKey.ts';
import { useDesk } from '../app/desk.tsx';
import { IdleQuestion } from '../app/idle.tsx';
import { SessionView } from '../journeys/SessionView.tsx';
import { Audit } from './administration/Audit.tsx';
import { Health } from './administration/Health.tsx';
import { Keeping } from './administration/Keeping.tsx';
import { People } from './administration/People.tsx';
import { Revoked } from './administration/Revoked.tsx';
import { CallList } from './CallList.tsx';
import { Day } from './Day.tsx';
import { DeskPlace } from './DeskPlace.tsx';
import { Drafts } from './Drafts.tsx';
import { EntryDetail } from './EntryDetail.tsx';
import { Home } from './Home.tsx';
import type { Go, Place } from './place.ts';
import { Queue } from './Queue.tsx';
import { Repair } from './Repair.tsx';
import { Road } from './Road.tsx';
import { may } from './roles.ts';
import { ViewSettings } from './ViewSettings.tsx';

const HOME: Place = { kind: 'home' };

type SignedInProps = {
  /** The draft that this clerk goes on with. */
  readonly resume: string | null;
  readonly onCame: () => void;
};

/** All that a clerk does once signed in: the screens of the desk, and sessions. */
export function SignedIn({ resume, onCame }: SignedInProps) {
  const { kiosk } = useDesk();
  const [place, go] = useState<Place>(HOME);
  const [draft] = useState(resume);
  const deskCover = useCover();
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
    return (
      <SessionView
        key={place.draft.id}
        draft={place.draft}
        deskCover={deskCover}
        onEnd={() => go(HOME)}
        onGoOn={(next) => go({ kind: 'session', draft: next })}
      />
    );
  }
  return (
    <DeskPlace>
      <CoverablePlace place={place} go={go} deskCover={deskCover} />
      <IdleQuestion />
    </DeskPlace>
  );
}

type PlaceProps = { readonly place: Place; readonly go: Go };

/** A screen of the desk, which a key covers as it covers a session. */
function CoverablePlace({ deskCover, ...shown }: PlaceProps & { readonly deskCover: DeskCover }) {
  const { isCovered, cover, uncover } = deskCover;
  useCoverKey(cover);
  return (
    <>
      <PlaceScreen {...shown} />
      <CoverOver open={isCovered} onUncover={uncover} />
    </>
  );
}

function PlaceScreen({ place, go }: PlaceProps) {
  const { state } = useDesk();
  if (place.kind === 'queue') return <Queue seen={place.seen} go={go} />;
  if (place.kind === 'drafts') return <Drafts go={go} />;
  if (place.kind === 'view') return <ViewSettings go={go} />;
  if (place.kind === 'day') return <Day go={go} />;
  if (place.kind === 'callList') return <CallList go={go} />;
  if (place.kind === 'repair') return <Repair purpose="repair" go={go} />;
  if (place.kind === 'rotate') return <Repair purpose="rotate" go={go} />;
  if (place.kind === 'health') return <Health go={go} />;
  if (place.kind === 'people') return <People go={go} />;
  if (place.kind === 'audit') return <Audit from={place.from} go={go} />;
  if (place.kind === 'road') return <Road go={go} />;
  if (place.kind === 'entry') return <EntryDetail id={place.id} from={place.from} go={go} />;
  if (state.kiosk.stop === 'revoked') return <Revoked go={go} />;
  return may(state, 'serve') ? <Home go={go} /> : <Keeping go={go} />;
}
