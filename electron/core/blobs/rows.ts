/** What the database knows of attachments: their keys, and which act, draft or entry, names which. */
import type { Blob, BlobType } from '../../../shared/protocol/schema/blob.ts';
import type { Db } from '../store/database.ts';

export type BlobRow = {
  sha256: string;
  bytes: number;
  mime: BlobType;
  /** Of its file alone. */
  key: Buffer;
  /** Since when its file is whole; null while it is being written for the first time. */
  stored_at: string | null;
  /** What the registry calls the upload; null until one was begun. */
  upload: string | null;
  /** When the registry said that it has all of it. */
  delivered_at: string | null;
};

export function createBlobRows(db: Db) {
  const select = db.prepare<[string], BlobRow>('SELECT * FROM blobs WHERE sha256 = ?');
  const insert = db.prepare(
    'INSERT INTO blobs (sha256, bytes, mime, key) VALUES (@sha256, @bytes, @mime, @key) ON CONFLICT DO NOTHING',
  );
  const use = db.prepare(
    `INSERT INTO blob_uses VALUES (@act, @sha256, @label, @at)
       ON CONFLICT (act, sha256) DO UPDATE SET label = excluded.label`,
  );
  const stored = db.prepare('UPDATE blobs SET key = @key, stored_at = @at WHERE sha256 = @sha256');
  const ofAct = db.prepare<[string], BlobRow & { label: string }>(
    `SELECT b.*, u.label FROM blob_uses u JOIN blobs b USING (sha256)
       WHERE u.act = ? AND b.stored_at IS NOT NULL ORDER BY u.added_at, u.rowid`,
  );
  const usesOf = db.prepare<[string], string>('SELECT sha256 FROM blob_uses WHERE act = ?').pluck();
  const actsOf = db
    .prepare<[string], string>('SELECT act FROM blob_uses WHERE sha256 = ? ORDER BY added_at')
    .pluck();
  const unuse = db.prepare('DELETE FROM blob_uses WHERE act = ? AND sha256 = ?');
  const unuseAll = db.prepare('DELETE FROM blob_uses WHERE act = ?');
  const orphans = db
    .prepare<[], string>(
      'SELECT sha256 FROM blobs b WHERE NOT EXISTS (SELECT 1 FROM blob_uses u WHERE u.sha256 = b.sha256)',
    )
    .pluck();
  const unfinished = db.prepare<[], string>('SELECT sha256 FROM blobs WHERE stored_at IS NULL').pluck();
  const removeUses = db.prepare('DELETE FROM blob_uses WHERE sha256 = ?');
  // A picture lies in pages of its own, which SQLite would only let go: it is written over first.
  const wipeImage = db.prepare(
    `UPDATE thumbnails SET image = CAST(printf('%.*c', length(image), ' ') AS BLOB) WHERE sha256 = ?`,
  );
  const remove = db.prepare('DELETE FROM blobs WHERE sha256 = ?');
  // An act that is neither a draft nor an entry the registry still lacks was delivered.
  const waiting = db.prepare<[number], BlobRow>(
    `SELECT b.* FROM blobs b JOIN blob_uses u USING (sha256)
       WHERE b.delivered_at IS NULL AND b.stored_at IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.id = u.act)
         AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.id = u.act AND e.seq > ?)
       GROUP BY b.sha256 ORDER BY min(u.added_at), min(u.rowid)`,
  );
  const undelivered = db.prepare<[], { count: number; bytes: number }>(
    `SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM blobs b
       WHERE delivered_at IS NULL AND stored_at IS NOT NULL
         AND EXISTS (SELECT 1 FROM blob_uses u WHERE u.sha256 = b.sha256 AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.id = u.act))`,
  );
  const upload = db.prepare('UPDATE blobs SET upload = ? WHERE sha256 = ?');
  const delivered = db.prepare('UPDATE blobs SET delivered_at = ? WHERE sha256 = ?');
  const doubt = db.prepare('UPDATE blobs SET upload = NULL, delivered_at = NULL');
  const keepImage = db.prepare('INSERT OR REPLACE INTO thumbnails VALUES (?, ?)');
  const image = db.prepare<[string], Buffer>('SELECT image FROM thumbnails WHERE sha256 = ?').pluck();

  return {
    find: (sha256: string): BlobRow | null => select.get(sha256) ?? null,
    /** A row and the act that names it, before there is a file. */
    begin: db.transaction((act: string, blob: Blob, key: Buffer, at: string) => {
      insert.run({ ...blob, key });
      use.run({ act, ...blob, at });
    }),
    /** Its file is whole, under this key. False where nobody names it any more. */
    stored: (sha256: string, key: Buffer, at: string): boolean =>
      stored.run({ sha256, key, at }).changes === 1,
    use: (act: string, blob: Blob, at: string) => void use.run({ act, ...blob, at }),
    of: (act: string): (BlobRow & { label: string })[] => ofAct.all(act),
    /** What an act names, also what is still being written. */
    usesOf: (act: string): string[] => usesOf.all(act),
    /** The drafts and entries that name it, the oldest first. */
    actsOf: (sha256: string): string[] => actsOf.all(sha256),
    unuse: (act: string, sha256: string) => void unuse.run(act, sha256),
    unuseAll: (act: string) => void unuseAll.run(act),
    orphans: (): string[] => orphans.all(),
    unfinished: (): string[] => unfinished.all(),
    remove: db.transaction((sha256: string) => {
      removeUses.run(sha256);
      wipeImage.run(sha256);
      remove.run(sha256);
    }),
    /** What the registry lacks of entries up to `seq`, in the order in which it was added. */
    waiting: (seq: number): BlobRow[] => waiting.all(seq),
    /** All that the registry lacks, of entries it has and of those it has not. */
    undelivered: () => undelivered.get() ?? { count: 0, bytes: 0 },
    setUpload: (sha256: string, name: string | null) => void upload.run(name, sha256),
    setDelivered: (sha256: string, at: string) => void delivered.run(at, sha256),
    doubtDelivered: () => void doubt.run(),
    keepImage: (sha256: string, bytes: Buffer) => void keepImage.run(sha256, bytes),
    image: (sha256: string): Buffer | null => image.get(sha256) ?? null,
  };
}
