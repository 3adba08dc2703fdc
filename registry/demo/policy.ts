/** Demo rules: lenders, centers and figures that exist nowhere, and look it. */
import { TEXT_VERSIONS } from '../../shared/texts/versions.ts';
import { instant } from '../clock.ts';
import type { PolicyFile } from '../policy/policy.ts';

const DAY_MS = 86_400_000;

const same = (name: string) => ({ kk: name, ru: name, en: name });

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

// The serials 1 to 6 with a good check digit: nobody was ever registered under these.
const demoLenders: PolicyFile['lenders'] = [
  { bin: '000140000012', name: same('Demo Bank Alma'), brands: ['Alma Demo'], kind: 'bank' },
  { bin: '000140000022', name: same('Demo Bank Bayterek'), brands: [], kind: 'bank' },
  { bin: '000140000032', name: same('Demo Bank Caspian'), brands: ['Caspian Demo'], kind: 'bank' },
  { bin: '000140000042', name: same('Demo Microfinance Dala'), brands: ['DalaDemo'], kind: 'microfinance' },
  { bin: '000140000052', name: same('Demo Microfinance Ertis'), brands: [], kind: 'microfinance' },
  {
    bin: '000140000062',
    name: same('Demo Microfinance Fora'),
    brands: ['Fora Demo Online'],
    kind: 'microfinance',
  },
];

/** The policy of a demo registry, good for a year from `nowMs`. */
export const demoPolicy = (nowMs: number): PolicyFile => ({
  validUntil: instant(nowMs + 365 * DAY_MS),
  banScopes: ['bank', 'microfinance'],
  banEffectDelay: 'PT0S',
  liftDelay: 'PT48H',
  liftSupervisorAge: 60,
  representativeBases: [],
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
