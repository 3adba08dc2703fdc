import { useId, useRef, type ChangeEvent } from 'react';
import { FilePlus2 } from 'lucide-react';
import '../button/button.css';
import './fileButton.css';

export type FileButtonProps = {
  /** The path in the entry's body where the file goes; also the input's id. */
  readonly name: string;
  readonly children: string;
  /** Media types, as for `accept`; what a file is, is told by its content later. */
  readonly types: readonly string[];
  readonly many?: boolean;
  readonly describedBy?: string;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Chooses files: the native input covers its whole box, so it works by finger, keyboard and screen reader. */
export function FileButton({ name, children, types, many = false, describedBy, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const wordsId = useId();
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.target.files ?? [])]);
    // The same file again is a change too.
    if (input.current) input.current.value = '';
  };
  return (
    <span className="button button-secondary file-button">
      <FilePlus2 aria-hidden="true" />
      <span id={wordsId}>{children}</span>
      <input
        ref={input}
        id={name}
        name={name}
        data-action="add-file"
        type="file"
        multiple={many}
        accept={types.join(',')}
        aria-labelledby={wordsId}
        aria-describedby={describedBy}
        onChange={onChange}
      />
    </span>
  );
}
