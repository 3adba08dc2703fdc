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

type FileLinkProps = {
  readonly blob: Blob;
  readonly name: string;
  /** What the file is saved as, without its ending; else by its content. */
  readonly as?: string;
};

/** An attachment, to be saved under a name that says nothing of a person. */
export function FileLink({ blob, name, as = blob.sha256.slice(0, 12) }: FileLinkProps) {
  const { t } = useTexts();
  const size = useSize();
  const ending = blob.mime.split('/')[1] ?? 'bin';
  return (
    <a className="file" href={`/v1/blobs/${blob.sha256}`} download={`${as}.${ending}`}>
      <FileText aria-hidden="true" />
      <span>
        {blob.label === '' ? name : blob.label}
        <small>{t('console.opensFile', { size: size(blob.bytes) })}</small>
      </span>
    </a>
  );
}
