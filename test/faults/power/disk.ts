/**
 * A folder on a disk that loses power: what a file system owes is what was synced. Of the rest, any
 * write may be there or not, whole or in part; names change in the order they were changed, up to some point.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Random } from '../random.ts';
import type { Op } from './trace.ts';

const SECTOR_BYTES = 512;

type Change = { at: number; data: Buffer } | { size: number };
/** A file apart from its name: what is surely on the disk, and what may be. */
type Inode = { durable: Buffer; pending: Change[] };
type Naming = { name: string; inode: Inode | null };

export type Disk = {
  /** Does what a program did. */
  apply(op: Op): void;
  /** Writes to the empty folder `to` what may be found after the power went now. */
  cut(to: string, random: Random): void;
};

/** A disk with what is in the folder `from` now, all of it synced. */
export function createDisk(from: string): Disk {
  /** Names as the program sees them, and as they surely are on the disk. */
  const names = new Map<string, Inode>();
  const durableNames = new Map<string, Inode>();
  const pendingNames: Naming[] = [];
  const open = new Map<number, { inode: Inode; at: number; append: boolean } | 'folder'>();
  for (const name of fs.existsSync(from) ? fs.readdirSync(from) : []) {
    if (name.endsWith('-shm') || !fs.statSync(path.join(from, name)).isFile()) continue;
    const inode = { durable: fs.readFileSync(path.join(from, name)), pending: [] };
    names.set(name, inode);
    durableNames.set(name, inode);
  }

  const rename = (name: string, inode: Inode | null) => {
    if (inode) names.set(name, inode);
    else names.delete(name);
    pendingNames.push({ name, inode });
  };
  const fileOf = (fd: number) => {
    const file = open.get(fd);
    if (!file || file === 'folder') throw new Error(`the trace writes to fd ${fd}, which is no file`);
    return file;
  };

  function apply(op: Op): void {
    switch (op.op) {
      case 'open': {
        let inode = names.get(op.name);
        if (!inode) {
          if (!op.create) throw new Error(`the trace opens ${op.name}, which is not there`);
          inode = { durable: Buffer.alloc(0), pending: [] };
          rename(op.name, inode);
        }
        if (op.truncate) inode.pending.push({ size: 0 });
        open.set(op.fd, { inode, at: 0, append: op.append });
        return;
      }
      case 'openFolder':
        open.set(op.fd, 'folder');
        return;
      case 'close':
        open.delete(op.fd);
        return;
      case 'write': {
        const file = fileOf(op.fd);
        const at = op.at ?? (file.append ? seen(file.inode).length : file.at);
        if (op.at === null) file.at = at + op.data.length;
        file.inode.pending.push({ at, data: op.data });
        return;
      }
      case 'truncate':
        fileOf(op.fd).inode.pending.push({ size: op.size });
        return;
      case 'sync': {
        const file = open.get(op.fd);
        if (file === 'folder') syncNames();
        else if (file) syncFile(file.inode);
        return;
      }
      case 'rename':
        rename(op.to, names.get(op.from) ?? null);
        rename(op.from, null);
        return;
      case 'unlink':
        rename(op.name, null);
        return;
      case 'told':
    }
  }

  function syncNames(): void {
    for (const naming of pendingNames.splice(0)) place(durableNames, naming);
  }

  return {
    apply,
    cut(to, random) {
      const found = new Map(durableNames);
      for (const naming of pendingNames.slice(0, random.between(0, pendingNames.length + 1)))
        place(found, naming);
      // One moment, one mood: sometimes nearly all was written, sometimes next to nothing.
      const chance = random.pick([0, 0.1, 0.5, 0.9, 1]);
      for (const [name, inode] of found) {
        const kept = inode.pending.flatMap((change) => survive(change, random, chance));
        fs.writeFileSync(path.join(to, name), kept.reduce(changed, inode.durable), { mode: 0o600 });
      }
    },
  };
}

function place(names: Map<string, Inode>, { name, inode }: Naming): void {
  if (inode) names.set(name, inode);
  else names.delete(name);
}

function syncFile(inode: Inode): void {
  inode.durable = seen(inode);
  inode.pending = [];
}

/** The file as the program sees it. */
const seen = ({ durable, pending }: Inode): Buffer => pending.reduce(changed, durable);

function changed(before: Buffer, change: Change): Buffer {
  const end = 'size' in change ? change.size : Math.max(before.length, change.at + change.data.length);
  const after = Buffer.alloc(end);
  before.copy(after);
  if ('data' in change) change.data.copy(after, change.at);
  return after;
}

/** What is left of one change: all, nothing, or some sectors of it. */
function survive(change: Change, random: Random, chance: number): Change[] {
  if ('size' in change) return random.next() < chance ? [change] : [];
  if (random.next() < 0.7) return random.next() < chance ? [change] : [];
  const sectors: Change[] = [];
  const { at, data } = change;
  for (let from = 0; from < data.length;) {
    const to = Math.min(data.length, from + SECTOR_BYTES - ((at + from) % SECTOR_BYTES));
    if (random.next() < chance) sectors.push({ at: at + from, data: data.subarray(from, to) });
    from = to;
  }
  return sectors;
}
