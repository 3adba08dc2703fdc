/** One person, several acts: whoever was identified a moment ago is not asked for all of it again. */
import { uuidv7 } from 'uuidv7';
import type { Draft } from '../../shared/api/sessionCalls.ts';
import type { Result } from '../../shared/api/result.ts';
import { initials } from '../../shared/domain/names.ts';
import type { Language } from '../../shared/texts/language.ts';
import type { KioskClient } from '../app/kiosk.ts';
import { WHO_LENGTH, type DraftContent } from './draft.ts';
import { sessionCourse } from './sessionCourse.ts';
import { textOf, type Typed } from './typed.ts';

/** What was answered about the person, and nothing of what they did. */
export const identified = (typed: Typed): Typed =>
  Object.fromEntries(
    Object.entries(typed).filter(([name]) => name.startsWith('citizen.') || name.startsWith('attestation.')),
  );

/**
 * A draft that opens on `screen` with that content, kept before anything is shown: a power cut must not lead to an
 * empty form. Problems: those of `drafts.start` and `drafts.save`.
 */
export async function beginDraft(
  kiosk: KioskClient,
  { content, screen, language }: { content: DraftContent; screen: string; language: Language },
): Promise<Result<Draft>> {
  const { typed } = content.context;
  const journey = sessionCourse.journey(typed as Typed).id;
  const started = await kiosk.call('drafts.start', { key: uuidv7(), journey, language });
  if (!started.ok) return started;
  const { id } = started.value;
  const who = initials(textOf(typed as Typed, 'citizen.fullName')).slice(0, WHO_LENGTH);
  const saved = await kiosk.call('drafts.save', { id, screen, who, language, content });
  return saved.ok ? { ok: true, value: { ...started.value, content, screen, who } } : saved;
}
