import { Camera, CircleAlert } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Blob as Kept } from '../../../shared/protocol/schema/blob.ts';
import { BlobType } from '../../../shared/protocol/schema/blob.ts';
import { useDesk } from '../../app/desk.tsx';
import { problemWords } from '../../app/fieldError.ts';
import { focusHeading } from '../../app/focusHeading.ts';
import { useTexts, type Texts } from '../../app/texts.tsx';
import { AttachmentList, type Attachment } from '../../components/attachmentList/AttachmentList.tsx';
import { Button } from '../../components/button/Button.tsx';
import { FileButton } from '../../components/fileButton/FileButton.tsx';
import type { Attachments } from './useAttachments.ts';

const MEGABYTE = 1024 * 1024;

type AttachmentFieldProps = {
  /** The path in the entry's body where the files go. */
  readonly name: string;
  readonly legend: string;
  readonly files: readonly Kept[];
  /** No more may be added. */
  readonly isFull: boolean;
  readonly error?: string;
  readonly attachments: Attachments;
  readonly many?: boolean;
  readonly onCamera: () => void;
};

/** What is attached, and the two ways to add to it: a file or scan, and the camera. */
export function AttachmentField(props: AttachmentFieldProps) {
  const { name, legend, files, isFull, error, attachments, many = false, onCamera } = props;
  const texts = useTexts();
  const { t } = texts;
  const typesId = useId();
  const thumbnails = useThumbnails(files);
  useFocusKept(name, files.length);
  const { share, problem, add, remove } = attachments;
  const words = problem ? problemWords(texts, problem) : error;
  return (
    <section
      className="attachment-field field"
      aria-label={legend}
      data-invalid={words !== undefined || undefined}
    >
      {words !== undefined && (
        <p className="field-error" role="alert">
          <CircleAlert aria-hidden="true" />
          <span>{words}</span>
        </p>
      )}
      <AttachmentList
        label={legend}
        empty={t('claim.evidence.none')}
        attachments={files.map((file) => attachmentOf(texts, file, thumbnails[file.sha256]))}
        removeText={t('claim.evidence.remove')}
        onRemove={(sha256) => void remove(sha256)}
      />
      <p role="status" className="quiet-words">
        {share !== null && t('claim.evidence.adding', { percent: Math.round(share * 100) })}
      </p>
      {!isFull && (
        <div className="attachment-ways">
          <FileButton
            name={name}
            types={BlobType.options}
            many={many}
            describedBy={typesId}
            onFiles={(chosen) => void add(chosen.map((file) => ({ name: file.name, content: file })))}
          >
            {t('claim.evidence.file')}
          </FileButton>
          <Button icon={Camera} action="photo" onPress={onCamera}>
            {t('claim.evidence.photo')}
          </Button>
        </div>
      )}
      <p className="quiet-words" id={typesId}>
        {t('claim.evidence.types')}
      </p>
    </section>
  );
}

/** What was taken off, or the button that no more can be added by, had the focus: the way to another file has it then. */
function useFocusKept(name: string, count: number): void {
  const before = useRef(count);
  useEffect(() => {
    const isChanged = before.current !== count;
    before.current = count;
    if (!isChanged || document.activeElement !== document.body) return;
    const add = document.getElementById(name);
    if (add === null) focusHeading();
    else add.focus();
  }, [name, count]);
}

function attachmentOf({ t }: Texts, file: Kept, thumbnail: string | undefined): Attachment {
  const isDocument = file.mime === 'application/pdf';
  const tenths = Math.round((file.bytes / MEGABYTE) * 10) / 10;
  const size =
    tenths < 0.1
      ? t('claim.evidence.sizeSmall')
      : t('claim.evidence.size', { size: String(tenths).replace('.', ',') });
  const kind = t(isDocument ? 'claim.evidence.pages' : 'claim.evidence.picture');
  return {
    key: file.sha256,
    name: file.label || kind,
    detail: `${kind}, ${size}`,
    kind: isDocument ? 'document' : 'picture',
    ...(thumbnail === undefined ? {} : { thumbnail }),
  };
}

/** The small pictures that the core keeps, as addresses an `img` can show. */
function useThumbnails(files: readonly Kept[]): Readonly<Record<string, string>> {
  const { kiosk } = useDesk();
  const [known, setKnown] = useState<Readonly<Record<string, string>>>({});
  const wanted = files
    .filter(({ mime, sha256 }) => mime !== 'application/pdf' && known[sha256] === undefined)
    .map(({ sha256 }) => sha256)
    .join(' ');
  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      for (const sha256 of wanted.split(' ').filter(Boolean)) {
        const result = await kiosk.call('blobs.thumbnail', { sha256 });
        const image = result.ok ? result.value.image : null;
        if (isGone) return;
        if (image !== null) setKnown((all) => ({ ...all, [sha256]: `data:image/jpeg;base64,${image}` }));
      }
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [kiosk, wanted]);
  return known;
}
