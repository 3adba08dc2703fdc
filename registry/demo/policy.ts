/** Demo rules: lenders, centers and figures that exist nowhere, and look it. */
import { TEXT_VERSIONS } from '../../shared/texts/versions.ts';
import { instant } from '../clock.ts';
import type { PolicyFile } from '../policy/policy.ts';
import { demoLenders } from './lenders.ts';

const DAY_MS = 86_400_000;

const center = (id: string, region: string, kk: string, ru: string, en: string) => ({
  id,
  region,
  name: { kk: `ДЕМО орталық, ${kk}`, ru: `ДЕМО-центр, ${ru}`, en: `DEMO center, ${en}` },
});

/** The centers of the demo; its people work at each of them. */
const demoCenters = [
  center('almaty-1', 'almaty', 'Алматы, № 1', 'Алматы, № 1', 'Almaty, no. 1'),
  center('almaty-2', 'almaty', 'Алматы, № 2', 'Алматы, № 2', 'Almaty, no. 2'),
  center('astana-1', 'astana', 'Астана, № 1', 'Астана, № 1', 'Astana, no. 1'),
  center('shymkent-1', 'shymkent', 'Шымкент, № 1', 'Шымкент, № 1', 'Shymkent, no. 1'),
];

/** The policy of a demo registry, good for a year from `nowMs`. */
export const demoPolicy = (nowMs: number): PolicyFile => ({
  validUntil: instant(nowMs + 365 * DAY_MS),
  banScopes: ['bank', 'microfinance'],
  banEffectDelay: 'PT0S',
  liftDelay: 'PT48H',
  liftSupervisorAge: 60,
  liftReview: { share: 0.1, delay: 'PT24H' },
  // A representative sets bans and files claims by any basis named here; a ban is lifted by a guardian alone.
  representativeBases: [
    { kind: 'ban.set', basis: 'power-of-attorney' },
    { kind: 'ban.set', basis: 'guardian' },
    { kind: 'ban.set', basis: 'trustee' },
    { kind: 'ban.lift', basis: 'guardian' },
  ],
  retentionDays: 30,
  identity: { faceThreshold: 0.6, tries: 3 },
  // 3,932 tenge in 2025 (1000 MCI were 3,932,000). The figure of 2026 is not confirmed: a demo repeats it.
  mciTiyn: { 2025: 393_200, 2026: 393_200 },
  spouseConsentMci: 1000,
  lenders: demoLenders,
  centers: demoCenters,
  texts: { ...TEXT_VERSIONS },
  minKioskVersion: '0.1.0',
  demo: true,
});
