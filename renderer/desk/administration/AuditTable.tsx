import { SYSTEM, type AuditLine } from '../../../shared/api/audit.ts';
import { at } from '../../../shared/texts/moments.ts';
import { useDesk } from '../../app/desk.tsx';
import { kindWords } from '../../app/entryWords.ts';
import { useTexts, type Texts } from '../../app/texts.tsx';
import { useNow } from '../../app/useNow.ts';
import { Table, type Column } from '../../components/table/Table.tsx';
import { moment } from '../EntryTable.tsx';
import { eventKey } from './eventWords.ts';

/** Enough of a device's id to tell journals apart. */
const ID_LENGTH = 8;

/** The lines of the trail. */
export function AuditTable({ lines }: { readonly lines: readonly AuditLine[] | null }) {
  const texts = useTexts();
  const { t, language } = texts;
  const { device } = useDesk().state.kiosk;
  const now = useNow();
  const columns: Column<AuditLine>[] = [
    {
      key: 'time',
      header: t('administration.audit.column.time'),
      kind: 'number',
      cell: (line) => moment({ language }, line.at, now),
    },
    { key: 'who', header: t('administration.audit.column.who'), cell: (line) => <Who line={line} /> },
    {
      key: 'what',
      header: t('administration.audit.column.what'),
      kind: 'rowHeader',
      cell: (line) => (
        <span data-audit={line.id} data-event={line.what}>
          {t(eventKey(line.what))}
        </span>
      ),
    },
    {
      key: 'about',
      header: t('administration.audit.column.about'),
      cell: (line) => aboutWords(texts, line, now).map((words) => <p key={words}>{words}</p>),
    },
    {
      key: 'device',
      header: t('administration.audit.column.device'),
      cell: (line) =>
        line.device === device
          ? t('administration.audit.here')
          : t('administration.audit.former', { device: line.device.slice(0, ID_LENGTH) }),
    },
  ];
  return (
    <Table
      caption={t('administration.audit.title')}
      columns={columns}
      rows={lines ?? []}
      rowKey={({ id }) => id}
      empty={lines ? t('administration.audit.none') : ''}
    />
  );
}

function Who({ line: { who, name, detail } }: { readonly line: AuditLine }) {
  const { t } = useTexts();
  if (who === SYSTEM)
    return detail.account === undefined
      ? t('administration.audit.system')
      : t('administration.audit.account', { account: detail.account });
  return (
    <>
      {who === '?' ? t('administration.audit.nobody') : who}
      {name !== undefined && <p className="entry-more">{name}</p>}
    </>
  );
}

/** What it was about, and the figures that belong to it. */
function aboutWords(texts: Texts, { about, detail }: AuditLine, nowMs: number): string[] {
  const { t, language } = texts;
  const { found, triesLeft, parcel, clerk, at: doneAt } = detail;
  const kind = about?.kind;
  const named = kind === undefined ? t('administration.audit.session') : kindWords(texts, { kind });
  return [
    ...(about === undefined ? [] : [about.number === undefined ? named : `${named} · ${about.number}`]),
    ...(found === undefined ? [] : [t('administration.audit.found', { found })]),
    ...(triesLeft === undefined ? [] : [t('administration.audit.triesLeft', { triesLeft })]),
    ...(parcel === undefined ? [] : [t('administration.audit.parcel', { parcel })]),
    ...(clerk === undefined ? [] : [clerkWords(texts, clerk)]),
    ...(doneAt === undefined ? [] : [t('administration.audit.doneAt', { at: at(language, doneAt, nowMs) })]),
  ];
}

const clerkWords = ({ t }: Texts, clerk: string): string =>
  clerk === '?' ? t('administration.people.nobody') : t('administration.audit.clerk', { clerk });
