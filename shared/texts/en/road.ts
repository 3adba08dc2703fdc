import type { SameKeys } from '../shape.ts';
import { oneMany } from '../plural.ts';
import type { road as ruRoad } from '../ru/road.ts';

/** The other road: records to a removable disk, answers back from it. */
export const road: SameKeys<typeof ruRoad> = {
  open: 'Send by disk',
  title: 'Sending by disk',
  lead: 'When there is no network for days: records go to the registry on a removable disk, and answers come back on it.',
  honest:
    'Written to the disk is not delivered. Whether an application is in force, only the registry’s answer says.',
  last: 'Last written to a disk: no. {{number}}, {{at}}.',
  newer: oneMany('{{n}} record was accepted after it.', '{{n}} records were accepted after it.'),
  where: 'Which disk',
  free: 'Free: {{size}}',
  megabytes: '{{n}} MB',
  gigabytes: '{{n}} GB',
  choose: 'Another folder',
  chooseHint: 'A window opens to choose a folder',
  noDisk: 'No removable disk was found. Put one in: it appears here within a few seconds.',
  write: 'Write to the disk',
  read: 'Read the answers',
  back: 'To the queue',
  writing: 'Writing… Do not pull the disk out.',
  reading: 'Reading… Do not pull the disk out.',
  progress: '{{percent}} % done',
  writtenTitle: 'Written to the disk, no. {{number}}. Not delivered yet',
  acts: oneMany('It holds {{n}} application.', 'It holds {{n}} applications.'),
  blobs: oneMany('Documents: {{n}}.', 'Documents: {{n}}.'),
  blobsLeft: oneMany(
    '{{n}} document was left out: it stays for the next time.',
    '{{n}} documents were left out: they stay for the next time.',
  ),
  next: 'Take the disk out and bring it to the registry. Back with an answer on it, press “Read the answers”.',
  readTitle: 'The registry’s answers were read',
  news: oneMany('News about {{n}} application.', 'News about {{n}} applications.'),
  newsNone: 'No new answers: the kiosk knows all of this already.',
  waiting: oneMany('Still waiting for an answer: {{n}}.', 'Still waiting for an answer: {{n}}.'),
  waitingNone: 'Nobody waits for an answer any more.',
};
