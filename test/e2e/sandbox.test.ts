import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from './desk.ts';
import { seeState, shownEntry, signIn, walk } from './journey.ts';
import { ANNA } from './people.ts';
import { processTree } from './processes.ts';

/** `nobody`: as ordinary a user as there is. Tests that run as one already need no other. */
const NOBODY = 65_534;
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(process.getuid?.() === 0 ? { uid: NOBODY } : {});
});
afterAll(() => desk?.remove());

const status = (pid: number, name: string) =>
  new RegExp(`^${name}:\\s*(.+)$`, 'm').exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];

test('as an ordinary user, with Chromium’s sandbox on, the kiosk sets a ban', async () => {
  await signIn(desk.page);
  await walk(desk.page, ANNA);
  const { id } = await shownEntry(desk.page);
  await seeState(desk.page, id, 'in-force');
});

test('the page runs in the sandbox: its own process space, and a filter over system calls', () => {
  const pid = desk.kiosk.app.process().pid ?? 0;
  const commands = processTree(pid).map((member) => ({
    pid: member,
    line: fs.readFileSync(`/proc/${member}/cmdline`, 'utf8'),
  }));
  expect(commands.some(({ line }) => line.includes('--no-sandbox'))).toBe(false);
  const pages = commands.filter(({ line }) => line.includes('--type=renderer'));
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages) {
    expect(status(page.pid, 'Uid')?.split('\t')[0]).not.toBe('0');
    // Mode 2 of seccomp(2): a filter.
    expect(status(page.pid, 'Seccomp')).toBe('2');
    // More than one number: a PID namespace of its own (pid_namespaces(7)).
    expect(status(page.pid, 'NSpid')?.split('\t').length).toBeGreaterThan(1);
  }
});

test('the data folder is closed to others', () => {
  expect(fs.statSync(desk.data).mode & 0o077).toBe(0);
});
