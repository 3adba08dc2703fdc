import os from 'node:os';
import { expect, test } from 'vitest';
import { freeBytes, removableDisks } from './removable.ts';

const MOUNTS = `sysfs /sys sysfs rw 0 0
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sdb1 /media/desk/QALQAN\\0401 vfat rw,nosuid 0 0
/dev/mapper/luks-1 /run/media/desk/safe ext4 rw 0 0
/dev/sdb1 /media/desk/QALQAN\\0401 vfat rw,nosuid 0 0
gvfsd-fuse /media/share fuse rw 0 0
/dev/sdc1 /mnt/backup ext4 rw 0 0
`;

test('removable disks are those that a desktop mounts, each once, with spaces in their names', () => {
  expect(removableDisks(() => MOUNTS)).toEqual(['/media/desk/QALQAN 1', '/run/media/desk/safe']);
});

test('where nothing is mounted, or nothing can be read, there are none', () => {
  expect(removableDisks(() => '')).toEqual([]);
});

test('the free bytes of a folder are told, and of none that is not there', async () => {
  expect(await freeBytes(os.tmpdir())).toBeGreaterThan(0);
  expect(await freeBytes('/nowhere')).toBeNull();
});
