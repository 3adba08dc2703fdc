/** A kiosk without a core, for tests of screens: it remembers what it was asked and answers as it is told. */
import type { CitizenNews, CitizenStage } from '../../shared/api/citizen.ts';
import { bad, good, type Problem, type Result } from '../../shared/api/result.ts';
import type { Clerk, DeskState, EntryView } from '../../shared/api/views.ts';
import type { CoreLife, Kiosk } from '../../shared/api/wire.ts';
// Read before a test begins: under load reading it takes longer than a test waits for a screen.
import '../desk/SignedIn.tsx';

export const CLERK: Clerk = { number: '1001', name: 'Сейітқали А. Н.', roles: ['clerk'] };
const AT = '2026-11-22T10:42:00.000+05:00';
const DRAFT = '01935b1e-7a00-7000-8000-000000000001';

export const DESK: DeskState = {
  version: '0.1.0',
  kiosk: {
    enrolled: true,
    staffed: true,
    sealing: true,
    center: { id: 'almaty-1', name: { kk: 'Орталық', ru: 'Центр', en: 'Center' } },
  },
  demo: true,
  clerk: CLERK,
  settings: { language: 'en', textSize: '24', contrast: 'normal' },
  connection: { state: 'offline', since: AT },
  waiting: { count: 0 },
  today: { accepted: 0, inForce: 0, waiting: 0, toMend: 0 },
  drafts: 0,
  policy: {
    serial: 1,
    validUntil: AT,
    expired: false,
    banScopes: ['bank', 'microfinance'],
    representativeBases: [{ kind: 'ban.set', basis: 'guardian' }],
    liftSupervisorAge: 65,
    liftDelay: 'PT48H',
    face: { faceThreshold: 0.6, tries: 3 },
    texts: {},
  },
  health: { keyProtection: 'file', journal: 'verified', backup: { state: 'made', at: AT } },
};

export const ENTRY: EntryView = {
  id: DRAFT,
  seq: 2,
  kind: 'ban.set',
  at: AT,
  state: 'waiting',
  who: 'Әубәкірова Қ. Ө.',
  iinLast4: '0125',
  language: 'ru',
  scope: ['bank', 'microfinance'],
  place: 2,
  toMend: false,
};

export const DRAFT_VIEW = {
  id: DRAFT,
  journey: 'ban',
  screen: '',
  who: '',
  language: 'en' as const,
  startedAt: AT,
  savedAt: AT,
};

type Handlers = Readonly<Record<string, (input: unknown) => Result<unknown> | Promise<Result<unknown>>>>;

export type FakeKiosk = {
  readonly kiosk: Kiosk;
  /** The inputs of every call of that name, in order. */
  readonly asked: (name: string) => unknown[];
  readonly tell: (state: DeskState) => void;
  readonly live: (life: CoreLife, problem?: Problem) => void;
  /** What the citizen's window was given to show, in order. */
  readonly stages: readonly CitizenStage[];
  /** What the clerk's window hears of the citizen's. */
  readonly citizen: (news: CitizenNews) => void;
};

/** `content` is what the draft that is opened or started holds. */
export function fakeKiosk(state: DeskState, handlers: Handlers = {}, content: object = {}): FakeKiosk {
  let now = state;
  const calls: { name: string; input: unknown }[] = [];
  const states = new Set<(state: DeskState) => void>();
  const lives = new Set<(life: CoreLife, problem?: Problem) => void>();
  const citizens = new Set<(news: CitizenNews) => void>();
  const stages: CitizenStage[] = [];
  const draft = { ...DRAFT_VIEW, session: DRAFT, content };
  const usual: Handlers = {
    'desk.state': () => good(now),
    'desk.cover': () => good({}),
    'desk.uncover': () => good({}),
    'drafts.list': () => good([]),
    'drafts.start': () => good(draft),
    'drafts.open': () => good(draft),
    'drafts.save': () => good({ savedAt: AT }),
    'entries.list': () => good({ items: [], total: 0 }),
    'entries.show': () => good(ENTRY),
    'entries.confirm': () => good(ENTRY),
  };
  const call = async (name: string, input: unknown) => {
    calls.push({ name, input });
    return (handlers[name] ?? usual[name] ?? (() => bad('core.unexpected')))(input);
  };
  const hear =
    <L>(all: Set<L>) =>
    (listener: L) => {
      all.add(listener);
      return () => void all.delete(listener);
    };
  return {
    kiosk: {
      call,
      onState: hear(states),
      onCore: hear(lives),
      stage: (stage) => void stages.push(stage),
      onCitizen: hear(citizens),
      patience: { idleMs: 180_000, askMs: 60_000 },
      speak: async () => bad('speech.none'),
      onVoice: () => () => undefined,
    },
    stages,
    citizen: (news) => {
      for (const listener of citizens) listener(news);
    },
    asked: (name) => calls.filter((one) => one.name === name).map(({ input }) => input),
    tell: (next) => {
      now = next;
      for (const listener of states) listener(next);
    },
    live: (life, problem) => {
      for (const listener of lives) listener(life, problem);
    },
  };
}
