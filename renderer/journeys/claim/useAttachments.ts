import { useEffect, useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../../shared/api/result.ts';
import type { Blob as Kept } from '../../../shared/protocol/schema/blob.ts';
import { useDesk } from '../../app/desk.tsx';
import { attach } from '../../input/attach.ts';
import { fileChange } from '../files.ts';
import type { StepProps } from '../journey.ts';
import { typeAll } from '../part.ts';
import type { Typed } from '../typed.ts';

/** A file to attach and what it is called. */
export type NamedFile = { readonly name: string; readonly content: Blob };

export type Attachments = {
  /** Keeps the files with the draft, one after the other. */
  readonly add: (files: readonly NamedFile[]) => Promise<void>;
  readonly remove: (sha256: string) => Promise<void>;
  /** How much of what is being added is kept, from 0 to 1; null while nothing is. */
  readonly share: number | null;
  /** Why the last file was not kept. */
  readonly problem: Problem | null;
};

type Place = {
  /** What to type where a file was kept, by what was typed until then. */
  readonly added: (typed: Typed, file: Kept) => Typed;
  readonly removed: (typed: Typed, sha256: string) => Typed;
};

/** Attaching files to the session; what was typed says where each belongs. */
export function useAttachments(props: StepProps, { added, removed }: Place): Attachments {
  const { kiosk } = useDesk();
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // While a file is on its way more may be typed.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  const add = async (files: readonly NamedFile[]) => {
    setProblem(null);
    for (const { name, content } of files) {
      setShare(0);
      const kept = await attach(kiosk, { draft: props.draft, label: name, content, onProgress: setShare });
      if (kept.ok) typeAll(props, { ...fileChange(kept.value), ...added(latest.current.typed, kept.value) });
      else setProblem(kept.problem);
      // What was typed is known here after the next drawing.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    setShare(null);
  };
  const remove = async (sha256: string) => {
    const changes = removed(latest.current.typed, sha256);
    typeAll(props, changes);
    if (isNamed({ ...latest.current.typed, ...changes }, sha256)) return;
    const result = await kiosk.call('blobs.remove', { key: uuidv7(), draft: props.draft, sha256 });
    setProblem(result.ok ? null : result.problem);
  };
  return { add, remove, share, problem };
}

/** Whether an answer still names the file: the same one may be evidence and a document. */
const isNamed = (typed: Typed, sha256: string): boolean =>
  Object.entries(typed).some(([name, value]) =>
    typeof value === 'object' ? value.includes(sha256) : value === sha256 && name !== `files.${sha256}`,
  );
