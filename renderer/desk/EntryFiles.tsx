import { FileText } from 'lucide-react';
import type { BlobView } from '../../shared/api/views.ts';
import { useTexts, type Texts } from '../app/texts.tsx';
import { useAnswer } from '../app/useAnswer.ts';

/** What an act has attached, and how much of each the registry has; nothing where there is nothing. */
export function EntryFiles({ act }: { readonly act: string }) {
  const { t } = useTexts();
  const files = useAnswer('blobs.list', { act }).value ?? [];
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="entry-files">
      <h2 id="entry-files">{t('desk.queue.files.title')}</h2>
      <ul className="entry-files">
        {files.map((file, index) => (
          <File key={file.sha256} file={file} place={index + 1} />
        ))}
      </ul>
    </section>
  );
}

function File({ file, place }: { readonly file: BlobView; readonly place: number }) {
  const texts = useTexts();
  const image = useAnswer('blobs.thumbnail', { sha256: file.sha256 }).value?.image ?? null;
  const name = file.label === '' ? texts.t('desk.queue.files.unnamed', { n: place }) : file.label;
  return (
    <li className="entry-file" data-attachment={file.sha256}>
      <span className="entry-file-picture">
        {image === null ? <FileText aria-hidden="true" /> : <img src={`data:;base64,${image}`} alt="" />}
      </span>
      <span className="entry-file-words">
        <b>{name}</b>
        <span role="status">{progressWords(texts, file)}</span>
        {file.trouble && <span role="alert">{texts.t(`problems.${file.trouble}`)}</span>}
        {!file.delivered && <progress max={file.bytes} value={file.sent} aria-label={name} />}
      </span>
    </li>
  );
}

function progressWords({ t }: Texts, { delivered, sent, bytes }: BlobView): string {
  if (delivered) return t('desk.queue.files.delivered');
  if (sent === 0) return t('desk.queue.files.waiting');
  return t('desk.queue.files.sent', { percent: Math.floor((100 * sent) / bytes) });
}
