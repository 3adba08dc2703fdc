/**
 * `network`: the kiosk works behind every fault there is, from its start on. The desk never notices; once
 * the network is good again, everything is delivered once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openCenter, settle, type Center } from '../center.ts';
import type { CoreProcess } from '../core.ts';
import type { FaultOptions, FaultRunner } from '../fault.ts';
import { addFindings, noFindings, readRegistry, type Findings } from '../judge.ts';
import { setBan } from '../sessions.ts';
import { wrongClocks } from './clocks.ts';
import { anyOf, FAULTS, type FaultName } from './faults.ts';
import { createFaultProxy, type Fault } from './proxy.ts';
import { createTlsFront, makeCertificates } from './tlsFront.ts';

/** These leave the kiosk waiting: it has to lose patience by itself. */
const HANGING: readonly FaultName[] = ['halfOpen', 'lostAnswer', 'slowLoris', 'endless'];
/** These show the registry as it once was; the kiosk may be online, with what it was told long ago. */
const QUICK = (Object.keys(FAULTS) as FaultName[]).filter((name) => !HANGING.includes(name));
const BANS = 4;
/** How long a fault lasts, from the core's start on. */
const FAULT_MS = 2_500;
/** A kiosk's own patience with one exchange, and the pauses between its tries. */
const CONVERGES_WITHIN_MS = 150_000;
/** A desk that answers later than this feels broken. */
const DESK_WITHIN_MS = 2_000;

export const network: FaultRunner = {
  about:
    'every fault of a network from the core’s start on: late, cut, half-open, twice, out of order, 5xx, 429, captive portal, lies, wrong TLS',
  shortRuns: 1,
  async run(options) {
    const findings = noFindings();
    const lanes = [
      lane('quick', QUICK, options, findings),
      lane('hanging', HANGING, options, findings),
      wrongCertificates(options, findings),
      wrongClocks(options, findings),
    ];
    const runs = await Promise.all(lanes);
    return { runs: runs.reduce((sum, one) => sum + one, 0), findings };
  },
};

/** Each of `names` in turn on one center, `runs` rounds; then any of them mixed. Returns how many were tried. */
async function lane(
  title: string,
  names: readonly FaultName[],
  { runs, seed, say }: FaultOptions,
  findings: Findings,
): Promise<number> {
  const center = await openCenter();
  const proxy = await createFaultProxy(center.registry.url, seed);
  const mixed = anyOf(names.map((name) => FAULTS[name]));
  const rounds: [string, Fault][] = Array.from({ length: runs }, () =>
    names.map((name): [string, Fault] => [name, FAULTS[name]]),
  ).flat();
  rounds.push([`${title} faults mixed`, mixed]);
  let serial = 0;
  for (const [name, fault] of rounds) {
    proxy.set(fault);
    const core = await center.startCore({ registry: proxy.url });
    const startedAt = Date.now();
    serial = await serve(center, core, serial, name, findings);
    await sleep(Math.max(0, FAULT_MS - (Date.now() - startedAt)));
    const hits = proxy.hits();
    proxy.set(null);
    await converge(core, name, findings, say, `struck ${hits} times`);
    if (hits === 0) findings.violations.push(`${name}: never struck`);
    await core.stop();
  }
  addFindings(findings, await center.judge(), title);
  await proxy.close();
  await center.remove();
  return rounds.length;
}

/** Serves some citizens while the fault lasts; returns the next serial. */
async function serve(
  center: Center,
  core: CoreProcess,
  from: number,
  name: string,
  findings: Findings,
): Promise<number> {
  for (let serial = from; serial < from + BANS; serial += 1) {
    const startedAt = Date.now();
    try {
      const entry = await setBan(core, serial);
      center.acknowledged.add(entry.id);
      const ms = Date.now() - startedAt;
      if (ms > DESK_WITHIN_MS) findings.violations.push(`${name}: a ban took ${ms} ms at the desk`);
    } catch (error) {
      findings.violations.push(`${name}: the desk is shut, ${String(error)}`);
    }
    await sleep(100);
  }
  return from + BANS;
}

async function converge(
  core: CoreProcess,
  name: string,
  findings: Findings,
  say: FaultOptions['say'],
  how: string,
): Promise<void> {
  const startedAt = Date.now();
  try {
    await settle(core, CONVERGES_WITHIN_MS);
    const stop = core.state()?.kiosk.stop;
    if (stop !== undefined) findings.violations.push(`${name}: the kiosk is stopped by it for good: ${stop}`);
    say(`${name}: ${how}, delivered ${Date.now() - startedAt} ms after its end`);
  } catch (error) {
    findings.violations.push(`${name}: ${String(error)}`);
  }
}

/** A front with each wrong certificate: nothing passes it; with the right one everything does. */
async function wrongCertificates({ say }: FaultOptions, findings: Findings): Promise<number> {
  const center = await openCenter();
  const certificates = await makeCertificates(center.folder);
  const front = await createTlsFront(center.registry.url, certificates.good);
  // Of the three that are wrong, one is wrong in nothing but whom it is signed by, one in its name, one in its time.
  const env = { NODE_EXTRA_CA_CERTS: certificates.trusted };
  const before = (await readRegistry(center.registry)).length;
  let serial = 0;
  for (const name of ['untrusted', 'otherHost', 'expired'] as const) {
    front.use(certificates[name]);
    const core = await center.startCore({ registry: front.url, env });
    serial = await serve(center, core, serial, `${name} certificate`, findings);
    await sleep(FAULT_MS);
    if (core.state()?.connection.state !== 'offline')
      findings.violations.push(`${name} certificate: the kiosk calls itself online`);
    const now = (await readRegistry(center.registry)).length;
    if (now !== before)
      findings.violations.push(`${name} certificate: ${now - before} entries were delivered`);
    await core.stop();
  }
  front.use(certificates.good);
  const core = await center.startCore({ registry: front.url, env });
  await converge(core, 'wrong certificates', findings, say, '3 of them');
  await core.stop();
  addFindings(findings, await center.judge(), 'wrong certificates');
  await front.close();
  await center.remove();
  return 3;
}
