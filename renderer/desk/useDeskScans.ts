/** What a scanner reads at the desk between two citizens: a receipt opens its act, the code of a session the session. */
import { useState } from 'react';
import { bad, type Problem, type Result } from '../../shared/api/result.ts';
import { formatResumeCode, parseResumeQr } from '../../shared/domain/resumeCode.ts';
import { useDesk } from '../app/desk.tsx';
import type { KioskClient } from '../app/kiosk.ts';
import { useScanner } from '../input/useScanner.ts';
import type { Scan } from '../input/wedge.ts';
import type { Go, ListPlace } from './place.ts';

type Resume = (id: string) => Promise<void>;
type Found = { readonly kind: 'draft' | 'entry'; readonly id: string };

/** The session or act of a code or number: a session first, for it is not finished. Problems: resume.code, resume.none. */
async function find(kiosk: KioskClient, text: string): Promise<Result<Found>> {
  const found = await kiosk.call('resume.find', { text });
  if (!found.ok) return found;
  const [draft] = found.value.drafts;
  const [entry] = found.value.entries;
  if (draft) return { ok: true, value: { kind: 'draft', id: draft.id } };
  return entry ? { ok: true, value: { kind: 'entry', id: entry.id } } : bad('resume.none');
}

async function read(kiosk: KioskClient, scan: Scan): Promise<Result<Found>> {
  if (scan.kind === 'receipt') {
    const receipt = await kiosk.call('receipts.read', { text: scan.text });
    return receipt.ok ? { ok: true, value: { kind: 'entry', id: receipt.value.entry } } : receipt;
  }
  const code = scan.kind === 'code' ? parseResumeQr(scan.text) : null;
  return code === null ? bad('scan.desk') : find(kiosk, formatResumeCode(code));
}

/** Opens what a text or a scan stands for, on the way from `from`; gives the problem where it stands for nothing. */
export function useFinding(go: Go, from: ListPlace, resume: Resume) {
  const { kiosk } = useDesk();
  const open = async (finding: Promise<Result<Found>>): Promise<Problem | null> => {
    const found = await finding;
    if (!found.ok) return found.problem;
    if (found.value.kind === 'draft') await resume(found.value.id);
    else go({ kind: 'entry', id: found.value.id, from });
    return null;
  };
  return {
    find: (text: string) => open(find(kiosk, text)),
    read: (scan: Scan) => open(read(kiosk, scan)),
  };
}

/** Hears the scanner on a screen of the desk; gives what the last scan met with. */
export function useDeskScans(go: Go, from: ListPlace, resume: Resume): Problem | null {
  const [problem, setProblem] = useState<Problem | null>(null);
  const { read: open } = useFinding(go, from, resume);
  // Twelve digits in a field are what is looked for there.
  useScanner(
    true,
    (scan) => void open(scan).then(setProblem),
    () => false,
  );
  return problem;
}
