import { FileText } from 'lucide-react';
import type { Blob } from '../../../../shared/protocol/schema/blob.ts';
import { useTexts } from '../app/texts.tsx';

const KILOBYTE = 1024;

/** How large a file is, in words. */
export function useSize(): (bytes: number) => string {
  const { t } = useTexts();
  return (bytes) =>
    bytes < KILOBYTE * KILOBYTE
      ? t('console.kilobytes', { n: Math.max(1, Math.round(bytes / KILOBYTE)) })
      : t('console.megabytes', { n: (bytes / KILOBYTE / KILOBYTE).toFixed(1).replace('.', ',') });
}

/** An attachment, to be saved under a name that says nothing of a person. */
export function FileLink({ blob, name }: { readonly blob: Blob; readonly name: string }) {
  const { t } = useTexts();
  const size = useSize();
  const ending = blob.mime.split('/')[1] ?? 'bin';
  return (
    <a className="file" href={`/v1/blobs/${blob.sha256}`} download={`${blob.sha256.slice(0, 12)}.${ending}`}>
      <FileText aria-hidden="true" />
      <span>
        {blob.label === '' ? name : blob.label}
        <small>{t('console.opensFile', { size: size(blob.bytes) })}</small>
      </span>
    </a>
  );
}
