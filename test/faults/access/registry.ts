/** The registry's half of `access`: every route it serves × role × owner × fault of a token or a session, over HTTP. */
import type { Part } from './access.ts';
import { asking, ruleOf, type Asked, type Rule } from './registryRoutes.ts';
import { badSessions, badTokens, sessionHeaders } from './registryTokens.ts';
import { openWorld, SECRETS, type Party, type World } from './registryWorld.ts';

type Tally = { refused: number; view: number; answered: number; reached: number };

const noTally = (): Tally => ({ refused: 0, view: 0, answered: 0, reached: 0 });

/** Asks everything; how many times it asked what it may not. */
export async function registryAccess({ say, findings }: Part): Promise<number> {
  const world = await openWorld();
  try {
    const rows: string[] = [];
    let forbidden = 0;
    for (const { method, url } of world.registry.routes) {
      const rule = ruleOf(method, url);
      if (!rule) {
        findings.violations.push(`${method} ${url}: no rule says who may ask it`);
        continue;
      }
      const tally = await askRoute(world, { method, url, rule }, findings.violations);
      forbidden += tally.refused + tally.view + tally.reached;
      rows.push(rowOf(method, url, rule, tally));
    }
    say(['route | for | refused | no view of the person | answered | reached data', ...rows].join('\n'));
    return forbidden;
  } finally {
    await world.end();
  }
}

const rowOf = (method: string, url: string, { role }: Rule, { refused, view, answered, reached }: Tally) =>
  [`${method} ${url}`, role, refused, view, answered, reached].join(' | ');

type Trying = { method: string; url: string; rule: Rule };

/** Those who may not first, then those whose token is none, then those who may: what was refused changed nothing. */
async function askRoute(world: World, { method, url, rule }: Trying, violations: string[]): Promise<Tally> {
  const tally = noTally();
  const about = `${method} ${url}`;
  const trying = (who: string) => ({ world, tally, violations, about: `${about} by ${who}` });
  const ways = (party: Party) => `${party.standing} ${party.role}`;
  const isOpen = rule.role === 'open' || rule.role === 'page';
  const [may, mayNot] = [true, false].map((wanted) =>
    world.parties.filter((party) => mayAsk(rule, party) === wanted),
  ) as [Party[], Party[]];
  const before = await world.kept();
  const strangers = mayNot.filter((party) => !isViewed(rule, party));
  for (const party of strangers)
    await refuse(trying(ways(party)), party, asking(world, method, url, rule), { isView: false });
  // HEAD asks who it is as GET does.
  const operators = mayNot.filter((party) => party.role === 'operator' && isViewed(rule, party));
  for (const party of isOpen || method === 'HEAD' ? [] : [...may, ...operators]) {
    const asked = asking(world, method, url, rule);
    const other = world.parties.find((one) => one.role !== party.role) ?? party;
    const tokens = Object.entries(await badTokens(party.who, other.who, asked));
    await Promise.all(
      tokens.map(([fault, token]) =>
        refuse(trying(`${ways(party)}, ${fault}`), party, asked, { isView: false, token }),
      ),
    );
  }
  if (!isOpen && method !== 'HEAD') await trySessions(world, { method, url, rule }, { tally, violations });
  if (!isOpen && (await world.kept()) !== before)
    violations.push(`${about}: what was refused changed something`);
  for (const party of mayNot.filter((one) => isViewed(rule, one)))
    await refuse(trying(ways(party)), party, asking(world, method, url, rule), { isView: true });
  for (const party of may) {
    const { status, text } = await ask(party, asking(world, method, url, rule));
    tally.answered += 1;
    // Whoever may is answered, be it that it takes a second one of them.
    const isPage = rule.role === 'page' && status === 401;
    const isAnswered =
      isPage || (status !== 401 && status !== 403 && status !== 500) || text.includes('two-people');
    if (!isAnswered) violations.push(`${about} by ${ways(party)}: ${status}`);
  }
  return tally;
}

/** Sessions of the console: none that is not good, none on another role's route, none of another region. */
async function trySessions(
  world: World,
  { method, url, rule }: Trying,
  found: Pick<Refusing, 'tally' | 'violations'>,
): Promise<void> {
  const [somebody] = world.parties;
  if (!somebody || rule.role === 'page') return;
  const asked = asking(world, method, url, rule);
  const attempt = (fault: string, headers: Record<string, string>, wanted: number) =>
    refuse(
      { world, ...found, about: `${method} ${url} by ${fault}` },
      somebody,
      withHeaders(asked, headers),
      {
        isView: false,
        token: null,
        wanted,
      },
    );
  for (const [fault, headers] of Object.entries(badSessions(world))) await attempt(fault, headers, 401);
  const isTheirs = (role: Party['role']) => rule.role === 'any' || isFor(rule.role, role);
  if (!isTheirs('prosecutor'))
    await attempt('a prosecutor’s session', sessionHeaders(world.sessions.owner), 403);
  // Of what anybody may have who has a reason, an operator has none.
  if (!isTheirs('operator') || rule.others === 'own')
    await attempt('an operator’s session', sessionHeaders(world.sessions.operator), 403);
  if (rule.others === 'own')
    await attempt('the session of another region', sessionHeaders(world.sessions.other), 403);
}

const withHeaders = (asked: Asked, headers: Record<string, string>): Asked => ({
  ...asked,
  headers: { ...asked.headers, ...headers },
});

const mayAsk = ({ role, others }: Rule, party: Party): boolean =>
  role === 'open' ||
  role === 'page' ||
  (party.standing === 'owner' && (role === 'any' || isFor(role, party.role))) ||
  (party.standing === 'other' && role === 'any' && others === undefined);

/** Whether the route answers them as well, about what is theirs. */
const isViewed = ({ role, others }: Rule, { role: theirs, standing }: Party): boolean =>
  others === 'view' && standing === 'other' && isFor(role, theirs);

/** Whether a route of that role is theirs. */
const isFor = (role: Rule['role'], theirs: Party['role']): boolean =>
  role === theirs || (role === 'console' && (theirs === 'prosecutor' || theirs === 'operator'));

const ask = ({ who }: Party, { method, path, body, headers = {} }: Asked, token?: string | null) =>
  who.ask(method, path, { body, headers, ...(token !== undefined && { token }) });

/** What answer it should get; `isView`: one without the person. */
type How = { isView: boolean; token?: string | null; wanted?: number };
type Refusing = { world: World; tally: Tally; violations: string[]; about: string };

async function refuse(
  { world, tally, violations, about }: Refusing,
  party: Party,
  asked: Asked,
  { isView, token, wanted = token === undefined ? 403 : 401 }: How,
): Promise<void> {
  const { status, text } = await ask(party, asked, token);
  // A lender's question comes back in its answer.
  const said = asked.body ?? '';
  const shown = [...Object.values(SECRETS), world.names.claim, world.names.order].filter(
    (secret) => text.includes(secret) && !said.includes(secret),
  );
  const isRight = isView ? status < 500 && status !== 401 : status === wanted;
  if (shown.length > 0 || !isRight) {
    tally.reached += 1;
    violations.push(`${about}: ${status}${shown.length > 0 ? ', and something of the person' : ''}`);
  } else if (isView) tally.view += 1;
  else tally.refused += 1;
}
