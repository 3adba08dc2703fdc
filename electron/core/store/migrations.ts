/** The schema of the kiosk's file, forward only: a step once released never changes. */
import type { Log } from '../log.ts';
import type { Db } from './database.ts';

/**
 * No table has a status: what waits and what is in force is derived from entries and verdicts.
 * `body` and `salt` are as signed; they are null once personal data was pruned.
 */
const STEPS: readonly string[] = [
  `
  CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    v INTEGER NOT NULL,
    device TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    prev TEXT NOT NULL,
    digest TEXT NOT NULL,
    sig TEXT NOT NULL,
    hash TEXT NOT NULL,
    salt TEXT,
    body TEXT
  ) STRICT;
  CREATE INDEX entries_by_kind ON entries (kind, seq);
  CREATE INDEX entries_by_at ON entries (at, kind);

  CREATE TABLE verdicts (
    feed INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,
    n INTEGER NOT NULL,
    state TEXT NOT NULL,
    json TEXT NOT NULL
  ) STRICT;
  CREATE INDEX verdicts_by_entry ON verdicts (entry, n, state);

  CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    session TEXT NOT NULL,
    journey TEXT NOT NULL,
    screen TEXT NOT NULL,
    who TEXT NOT NULL,
    language TEXT NOT NULL,
    started_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT;

  CREATE TABLE locks (
    who TEXT PRIMARY KEY,
    wrong INTEGER NOT NULL,
    locked_at_ms INTEGER NOT NULL,
    lock_ms INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  // Attachments: the content is in files (core/blobs), each under a key of its own, kept here.
  `
  CREATE TABLE blobs (
    sha256 TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    mime TEXT NOT NULL,
    key BLOB NOT NULL,
    stored_at TEXT,
    upload TEXT,
    delivered_at TEXT
  ) STRICT;

  CREATE TABLE blob_uses (
    act TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES blobs (sha256),
    label TEXT NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (act, sha256)
  ) STRICT;
  CREATE INDEX blob_uses_by_blob ON blob_uses (sha256);

  CREATE TABLE thumbnails (
    sha256 TEXT PRIMARY KEY REFERENCES blobs (sha256) ON DELETE CASCADE,
    image BLOB NOT NULL
  ) STRICT;
  `,
  // What a repair brings along: the journals this one goes on with, as the registry holds them, and
  // which entry mends which. `place` is where an entry stands in lists: below zero, before all of ours.
  `
  CREATE TABLE past_devices (
    device TEXT PRIMARY KEY,
    generation INTEGER NOT NULL UNIQUE,
    cert TEXT NOT NULL,
    keys TEXT NOT NULL
  ) STRICT;

  CREATE TABLE past_entries (
    place INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    v INTEGER NOT NULL,
    device TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    prev TEXT NOT NULL,
    digest TEXT NOT NULL,
    sig TEXT NOT NULL,
    hash TEXT NOT NULL,
    salt TEXT,
    body TEXT,
    UNIQUE (device, seq)
  ) STRICT;
  CREATE INDEX past_entries_by_id ON past_entries (id);
  CREATE INDEX past_entries_by_kind ON past_entries (kind, place);
  CREATE INDEX past_entries_by_at ON past_entries (at, kind);

  CREATE TABLE past_verdicts (
    device TEXT NOT NULL,
    feed INTEGER NOT NULL,
    entry TEXT NOT NULL,
    n INTEGER NOT NULL,
    state TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (device, feed)
  ) STRICT;
  CREATE INDEX past_verdicts_by_entry ON past_verdicts (entry, device, n, state);

  CREATE INDEX verdicts_to_mend ON verdicts (entry) WHERE state IN ('refused', 'held');
  CREATE INDEX past_verdicts_to_mend ON past_verdicts (entry) WHERE state IN ('refused', 'held');

  CREATE TABLE links (id TEXT PRIMARY KEY, about TEXT NOT NULL, what TEXT NOT NULL) STRICT;
  CREATE INDEX links_by_about ON links (about, what);

  ALTER TABLE drafts ADD COLUMN corrects TEXT;
  `,
  // Who approved a draft beside the clerk, and for what: JSON.
  `ALTER TABLE drafts ADD COLUMN approval TEXT;`,
  // An index of citizens' acts (journal/actIndex.ts): whom each is about, and its latest verdict's state; null while
  // there is none. Tallies count acts with a verdict by state and day. Whatever else was an index of that goes.
  `
  CREATE TABLE acts (
    place INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    n INTEGER NOT NULL DEFAULT 0,
    state TEXT
  ) STRICT;
  CREATE INDEX acts_by_state ON acts (state, place) WHERE state IS NOT NULL;
  CREATE INDEX acts_waiting ON acts (day, place) WHERE state IS NULL;

  CREATE TABLE tallies (
    state TEXT NOT NULL,
    day TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (state, day)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER acts_tallied AFTER INSERT ON acts WHEN NEW.state IS NOT NULL BEGIN
    INSERT INTO tallies VALUES (NEW.state, NEW.day, 1) ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER acts_told_apart AFTER UPDATE OF state, day ON acts
    WHEN NEW.state IS NOT OLD.state OR NEW.day <> OLD.day BEGIN
    UPDATE tallies SET n = n - 1 WHERE state = OLD.state AND day = OLD.day;
    INSERT INTO tallies SELECT NEW.state, NEW.day, 1 WHERE NEW.state IS NOT NULL
      ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER acts_untallied AFTER DELETE ON acts WHEN OLD.state IS NOT NULL BEGIN
    UPDATE tallies SET n = n - 1 WHERE state = OLD.state AND day = OLD.day;
  END;

  DROP INDEX entries_by_kind;
  DROP INDEX entries_by_at;
  DROP INDEX past_entries_by_kind;
  DROP INDEX past_entries_by_at;
  DROP INDEX verdicts_to_mend;
  DROP INDEX past_verdicts_to_mend;
  CREATE INDEX entries_closings ON entries (seq) WHERE kind = 'device.closeDay';
  DELETE FROM meta WHERE name = 'answered-to';
  `,
  // What the citizen of a draft answered alone, sealed to the registry: JSON, a seal for each run of the core.
  `ALTER TABLE drafts ADD COLUMN seals TEXT;`,
  // The same of drafts that came to nothing (drafts/leftSeals.ts).
  `
  CREATE TABLE left_seals (
    sealed TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX left_seals_of ON left_seals (person);
  `,
];

/** Brings the file to the newest schema, each step in one transaction. Throws where it is newer than this code. */
export function migrate(db: Db, log?: Log): void {
  const from = Number(db.pragma('user_version', { simple: true }));
  if (from > STEPS.length) throw new Error(`the file is of a newer program (schema ${from})`);
  for (const [index, step] of STEPS.entries()) {
    if (index < from) continue;
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
    log?.info({ schema: index + 1 }, 'schema brought up to date');
  }
}
