/** Fetching a large file, with how much of it is here. */
import type { Answer } from '../app/ask.ts';

/** The file at `path`; `onPart` hears the share that has arrived, from 0 to 1. */
export async function fetchFile(path: string, onPart: (share: number) => void): Promise<Answer<Blob>> {
  try {
    const response = await fetch(path);
    if (!response.ok || !response.body) {
      const { code } = (await response.json().catch(() => ({}))) as { code?: string };
      return { ok: false, problem: { code: code ?? 'unexpected', detail: String(response.status) } };
    }
    const whole = Number(response.headers.get('content-length') ?? 0);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let got = 0;
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      got += part.value.length;
      onPart(whole > 0 ? got / whole : 0);
    }
    // What ends early is no archive.
    if (whole > 0 && got !== whole) return { ok: false, problem: { code: 'unreachable' } };
    return { ok: true, value: new Blob(parts) };
  } catch {
    return { ok: false, problem: { code: 'unreachable' } };
  }
}
