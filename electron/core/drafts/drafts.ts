/** Drafts: what a session has gathered so far. The content is the journey's own; nothing here looks inside. */
import type { Draft } from '../../../shared/api/sessionCalls.ts';
import type { Approval, DraftView } from '../../../shared/api/views.ts';
import type { Language } from '../../../shared/protocol/schema/scalars.ts';
import type { Db } from '../store/database.ts';

export type DraftSave = Pick<Draft, 'id' | 'screen' | 'who' | 'language' | 'content'> & {
  /** Where another journey was chosen than the draft began with. */
  journey?: string | undefined;
};

/**
 * What was sealed to the registry, unreadable here; the run of the core that did it; and a keyed hash of the ИИН of who
 * answered, which older drafts do not have.
 */
export type Seal = { readonly run: string; readonly sealed: string; readonly person?: string };

export type Drafts = {
  /** A new draft, or the one that has this id already. */
  start(draft: Omit<Draft, 'screen' | 'who' | 'content' | 'savedAt'>): Draft;
  /** False where there is no such draft. Durable when it returns. */
  save(draft: DraftSave, savedAt: string): boolean;
  /** Keeps who approved it, or that nobody does any more, in place of who did before; false where there is no such draft. */
  approve(id: string, approval: Approval | null): boolean;
  /** Keeps a seal of what the citizen answered alone, in place of one that `run` kept before; false where there is no such draft. */
  keepSeal(id: string, seal: Seal): boolean;
  /** The seals that are kept with it, the first one first. */
  seals(id: string): Seal[];
  open(id: string): Draft | null;
  /** The last saved first. */
  list(): DraftView[];
  count(): number;
  remove(id: string): void;
  /** The draft that corrects that entry, or null. */
  correcting(entry: string): Draft | null;
};

type Row = {
  id: string;
  session: string;
  journey: string;
  screen: string;
  who: string;
  language: string;
  started_at: string;
  saved_at: string;
  content: string;
  corrects: string | null;
  approval: string | null;
  seals: string | null;
};

export function createDrafts(db: Db): Drafts {
  const insert = db.prepare(
    `INSERT INTO drafts (id, session, journey, screen, who, language, started_at, saved_at, content, corrects)
       VALUES (@id, @session, @journey, '', '', @language, @startedAt, @startedAt, '{}', @corrects) ON CONFLICT DO NOTHING`,
  );
  const update = db.prepare(
    `UPDATE drafts SET journey = coalesce(@journey, journey), screen = @screen, who = @who, language = @language, content = @content, approval = @approval, saved_at = @savedAt WHERE id = @id`,
  );
  const select = db.prepare<[string], Row>('SELECT * FROM drafts WHERE id = ?');
  const all = db.prepare<[], Row>('SELECT * FROM drafts ORDER BY saved_at DESC, id DESC');
  const counted = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM drafts');
  const remove = db.prepare('DELETE FROM drafts WHERE id = ?');
  // Written over where it lies before it is let go: SQLite leaves a long text in the pages it frees.
  const blank = db.prepare(
    `UPDATE drafts SET content = printf('%.*c', length(CAST(content AS BLOB)), ' '),
       approval = CASE WHEN approval IS NULL THEN NULL ELSE printf('%.*c', length(CAST(approval AS BLOB)), ' ') END
       WHERE id = ?`,
  );
  const approve = db.prepare('UPDATE drafts SET content = @content, approval = @approval WHERE id = @id');
  const seal = db.prepare('UPDATE drafts SET seals = ? WHERE id = ?');
  const seals = (id: string): Seal[] => JSON.parse(select.get(id)?.seals ?? '[]') as Seal[];
  const corrects = db.prepare<[string], Row>('SELECT * FROM drafts WHERE corrects = ? ORDER BY id LIMIT 1');
  const draftOf = (row: Row): Draft => ({
    ...viewOf(row),
    session: row.session,
    content: JSON.parse(row.content) as Draft['content'],
    ...(row.approval === null ? {} : { approval: JSON.parse(row.approval) as Approval }),
  });
  const open = (id: string): Draft | null => {
    const row = select.get(id);
    return row ? draftOf(row) : null;
  };
  return {
    start(draft) {
      insert.run({ corrects: null, ...draft });
      const made = open(draft.id);
      if (!made) throw new Error('a draft vanished');
      return made;
    },
    save: db.transaction(({ content, journey, ...rest }: DraftSave, savedAt: string) => {
      const approval = select.get(rest.id)?.approval ?? null;
      blank.run(rest.id);
      const row = { ...rest, journey: journey ?? null, content: JSON.stringify(content), approval, savedAt };
      return update.run(row).changes === 1;
    }),
    approve: db.transaction((id: string, approval: Approval | null) => {
      const content = select.get(id)?.content;
      blank.run(id);
      return approve.run({ id, content, approval: approval && JSON.stringify(approval) }).changes === 1;
    }),
    keepSeal: db.transaction((id: string, made: Seal) => {
      const kept = [...seals(id).filter(({ run }) => run !== made.run), made];
      return seal.run(JSON.stringify(kept), id).changes === 1;
    }),
    seals,
    open,
    list: () => all.all().map(viewOf),
    count: () => counted.get()?.n ?? 0,
    remove: db.transaction((id: string) => {
      blank.run(id);
      remove.run(id);
    }),
    correcting(entry) {
      const row = corrects.get(entry);
      return row ? draftOf(row) : null;
    },
  };
}

const viewOf = (row: Row): DraftView => ({
  id: row.id,
  journey: row.journey,
  screen: row.screen,
  who: row.who,
  language: row.language as Language,
  startedAt: row.started_at,
  savedAt: row.saved_at,
  ...(row.corrects === null ? {} : { corrects: row.corrects }),
});
