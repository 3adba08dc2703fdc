import type { KioskHealth } from '../../../shared/api/administration.ts';
import type { DeskState } from '../../../shared/api/views.ts';
import { dateAndTime } from '../../../shared/texts/dates.ts';
import { at } from '../../../shared/texts/moments.ts';
import type { Texts } from '../../app/texts.tsx';
import type { SummaryRow } from '../../components/summaryList/SummaryList.tsx';

const GIGABYTE = 1e9;

/** What is told of the kiosk, a row each. */
export function healthRows(texts: Texts, state: DeskState, health: KioskHealth, nowMs: number): SummaryRow[] {
  const { t, language } = texts;
  const { kiosk, connection } = state;
  const row = (key: string, label: string, ...lines: readonly (string | undefined)[]): SummaryRow[] => {
    const said = lines.filter((line) => line !== undefined && line !== '');
    return said.length === 0 ? [] : [{ key, label, value: said.join('. ') }];
  };
  const lastSync = connection.lastSyncAt;
  return [
    ...row('kiosk', t('administration.health.kiosk'), kiosk.name, kiosk.center?.name[language], kiosk.device),
    ...row(
      'enrolled',
      t('administration.health.enrolled'),
      health.enrolledFrom === undefined
        ? t('administration.health.notEnrolled')
        : dateAndTime(language, health.enrolledFrom),
    ),
    ...row(
      'registry',
      t('administration.health.registry'),
      health.registry ?? t('administration.health.registryNone'),
      t(`administration.health.${connection.state}`),
    ),
    ...row(
      'lastSync',
      t('administration.health.lastSync'),
      lastSync === undefined ? t('administration.health.never') : at(language, lastSync, nowMs),
    ),
    ...row('root', t('administration.health.root'), health.root),
    ...row('deviceKey', t('administration.health.deviceKey'), health.deviceKey),
    ...row(
      'dataKey',
      t('administration.health.dataKey'),
      t(`administration.health.${state.health.keyProtection}`),
    ),
    ...row(
      'journal',
      t('administration.health.journal'),
      t(`administration.health.${state.health.journal}`),
      t('administration.health.entries', { entries: health.entries, delivered: health.delivered }),
      health.formerJournals === 0
        ? undefined
        : t('administration.health.former', { n: health.formerJournals }),
    ),
    ...row('policy', t('administration.health.policy'), policyWords(texts, state, nowMs)),
    ...row(
      'staff',
      t('administration.health.staff'),
      health.staffSerial === undefined
        ? t('administration.health.policyNone')
        : t('administration.health.staffText', { serial: health.staffSerial }),
    ),
    ...row('backup', t('administration.health.backup'), backupWords(texts, state, nowMs)),
    ...row(
      'disk',
      t('administration.health.disk'),
      health.freeBytes === undefined
        ? undefined
        : t('administration.health.diskText', { free: Math.floor(health.freeBytes / GIGABYTE) }),
    ),
    ...row('version', t('administration.health.version'), state.version),
  ];
}

function policyWords({ t, language }: Texts, { policy }: DeskState, nowMs: number): string {
  if (policy === null) return t('administration.health.policyNone');
  const words = { serial: policy.serial, until: at(language, policy.validUntil, nowMs) };
  return t(
    policy.expired ? 'administration.health.policyExpired' : 'administration.health.policyText',
    words,
  );
}

const backupWords = ({ t, language }: Texts, { health }: DeskState, nowMs: number): string =>
  health.backup.at === undefined
    ? t('administration.health.never')
    : t('administration.health.backupMade', { at: at(language, health.backup.at, nowMs) });
