import { ArrowLeft, HardDriveDownload, HardDriveUpload } from 'lucide-react';
import { CHOOSE_PLACE, type RoadRead, type RoadWritten } from '../../shared/api/road.ts';
import { at } from '../../shared/texts/moments.ts';
import { wholeNumber } from '../../shared/texts/numbers.ts';
import { plural } from '../../shared/texts/plural.ts';
import { useDesk } from '../app/desk.tsx';
import { problemWords } from '../app/fieldError.ts';
import { useTexts, type Texts } from '../app/texts.tsx';
import { useNow } from '../app/useNow.ts';
import { Button } from '../components/button/Button.tsx';
import { ChoiceGroup, type ChoiceOption } from '../components/choiceGroup/ChoiceGroup.tsx';
import { ErrorSummary } from '../components/errorSummary/ErrorSummary.tsx';
import { Note } from '../components/note/Note.tsx';
import { Plate } from '../components/plate/Plate.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import type { Go } from './place.ts';
import { may } from './roles.ts';
import { syncWords } from './syncWords.ts';
import { useRoad, type Places } from './useRoad.ts';

/** The field that a problem of the disk is told at. */
const FIELD = 'road.place';

/** The other road: what the registry lacks to a removable disk, and its answers back. */
export function Road({ go }: { readonly go: Go }) {
  const texts = useTexts();
  const { t } = texts;
  const { state } = useDesk();
  const road = useRoad();
  // Whoever may not see the queue did not come from it.
  const reads = may(state, 'read');
  const error = road.problem && problemWords(texts, road.problem);
  return (
    <DeskScreen
      screen="desk.road"
      title={t('road.title')}
      heading={t('road.title')}
      lead={t('road.lead')}
      back={
        <Button icon={ArrowLeft} action="back" onPress={() => go({ kind: reads ? 'queue' : 'home' })}>
          {t(reads ? 'road.back' : 'desk.queue.back')}
        </Button>
      }
      quiet={
        <Button icon={HardDriveUpload} action="import" busy={road.isBusy === 'reading'} onPress={road.read}>
          {t('road.read')}
        </Button>
      }
      primary={
        <Button
          look="primary"
          icon={HardDriveDownload}
          action="export"
          busy={road.isBusy === 'writing'}
          onPress={road.write}
        >
          {t('road.write')}
        </Button>
      }
    >
      <ErrorSummary
        title={t('common.errorSummary.title')}
        attempt={road.attempt}
        errors={error ? [{ field: FIELD, message: error }] : []}
      />
      <div role="status" className="road-outcome">
        {road.isBusy && <Progress busy={road.isBusy} />}
        {road.outcome?.kind === 'written' && <Written report={road.outcome.report} />}
        {road.outcome?.kind === 'read' && <Read report={road.outcome.report} />}
      </div>
      {!road.isBusy && <Waiting said={road.outcome?.kind ?? null} />}
      <WhichDisk places={road.places} place={road.place} choose={road.choose} />
    </DeskScreen>
  );
}

/** What waits and since when, what lies on a disk already, and that this is no delivery; less of it where `said` just said so. */
function Waiting({ said }: { readonly said: 'written' | 'read' | null }) {
  const texts = useTexts();
  const { t, language } = texts;
  const { state } = useDesk();
  const now = useNow();
  const last = state.road?.last;
  return (
    <>
      <div className="sync-status">
        <p>{syncWords(texts, state, now).join(' · ')}</p>
        {last && said !== 'written' && (
          <p>
            {t('road.last', { number: last.number, at: at(language, last.at, now) })}{' '}
            {last.newer > 0 && t(`road.newer.${plural(language, last.newer)}`, { n: last.newer })}
          </p>
        )}
      </div>
      {said === null && (
        <Note>
          <p>{t('road.honest')}</p>
        </Note>
      )}
    </>
  );
}

type WhichDiskProps = {
  readonly places: Places | null;
  readonly place: string | null;
  readonly choose: (place: string) => void;
};

function WhichDisk({ places, place, choose }: WhichDiskProps) {
  const texts = useTexts();
  const { t } = texts;
  if (places === null) return null;
  const disks = places.places.map(({ id, name, freeBytes }): ChoiceOption<string> => {
    const free = freeBytes === undefined ? {} : { hint: t('road.free', { size: size(texts, freeBytes) }) };
    return { value: id, label: name, ...free };
  });
  const other = { value: CHOOSE_PLACE, label: t('road.choose'), hint: t('road.chooseHint') };
  const options = places.canChoose ? [...disks, other] : disks;
  return (
    <>
      {disks.length === 0 && <p role="status">{t('road.noDisk')}</p>}
      {options.length > 0 && (
        <ChoiceGroup
          kind="one"
          name={FIELD}
          legend={t('road.where')}
          options={options}
          value={place}
          onChange={choose}
          layout="row"
        />
      )}
    </>
  );
}

const MEGABYTE = 1024 ** 2;
const GIGABYTE = 1024 ** 3;

/** A size of a disk in whole megabytes, or gigabytes from ten of them. */
function size({ t }: Texts, bytes: number): string {
  return bytes < 10 * GIGABYTE
    ? t('road.megabytes', { n: wholeNumber(Math.floor(bytes / MEGABYTE)) })
    : t('road.gigabytes', { n: wholeNumber(Math.floor(bytes / GIGABYTE)) });
}

function Progress({ busy }: { readonly busy: 'writing' | 'reading' }) {
  const { t } = useTexts();
  const progress = useDesk().state.road?.progress;
  const percent = progress ? Math.min(100, Math.floor((100 * progress.bytes) / Math.max(1, progress.of))) : 0;
  return (
    <div className="road-progress">
      <p id="road-progress">{t(`road.${busy}`)}</p>
      <progress aria-labelledby="road-progress" max={100} value={percent} />
      <p>{t('road.progress', { percent })}</p>
    </div>
  );
}

function Written({ report }: { readonly report: RoadWritten }) {
  const { t, language } = useTexts();
  const { number, acts, blobs, blobsLeft } = report;
  return (
    <div data-road-written={number}>
      <Plate tone="wait" title={t('road.writtenTitle', { number })}>
        <p>
          {t(`road.acts.${plural(language, acts)}`, { n: acts })}{' '}
          {blobs > 0 && t(`road.blobs.${plural(language, blobs)}`, { n: blobs })}{' '}
          {blobsLeft > 0 && t(`road.blobsLeft.${plural(language, blobsLeft)}`, { n: blobsLeft })}
        </p>
        <p>{t('road.next')}</p>
      </Plate>
    </div>
  );
}

function Read({ report }: { readonly report: RoadRead }) {
  const texts = useTexts();
  const { t, language } = texts;
  const { count } = useDesk().state.waiting;
  const { acts, problem } = report;
  return (
    <div data-road-read={report.answers}>
      <Plate tone={problem === undefined ? 'ok' : 'stop'} title={t('road.readTitle')}>
        {problem !== undefined && <p>{problemWords(texts, { code: problem })}</p>}
        <p>{acts === 0 ? t('road.newsNone') : t(`road.news.${plural(language, acts)}`, { n: acts })}</p>
        <p>
          {count === 0 ? t('road.waitingNone') : t(`road.waiting.${plural(language, count)}`, { n: count })}
        </p>
      </Plate>
    </div>
  );
}
