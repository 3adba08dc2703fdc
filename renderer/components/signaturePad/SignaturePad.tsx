import { useId, useRef, useState, type PointerEvent } from 'react';
import { Eraser } from 'lucide-react';
import { Button } from '../button/Button.tsx';
import './signaturePad.css';

export type SignaturePadProps = {
  readonly label: string;
  /** That an empty place is as good. */
  readonly hint: string;
  readonly clearText: string;
  /** What a screen reader hears of the place: empty, and signed. */
  readonly picture: string;
  readonly pictureSigned: string;
  /** The signature as a PNG in base64 after each stroke; null while there is none. */
  readonly onChange: (png: string | null) => void;
};

/** Of the picture, in its own pixels; on the screen it is as wide as there is room. */
const SIZE = { width: 900, height: 205 };
const LINE_WIDTH = 5;
/** Always ink on paper, in every theme: it is read from the record, not from this screen. */
const INK = '#10222a';
const PAPER = '#ffffff';

/** A place to sign in with a finger, a pen or a mouse. Nothing has to be signed: the button counts alike. */
export function SignaturePad({ onChange, ...words }: SignaturePadProps) {
  const labelId = useId();
  const { canvas, isSigned, begin, draw, end, clear } = useSignature(onChange);
  return (
    <section className="signature" aria-labelledby={labelId}>
      <div className="signature-words">
        <h2 id={labelId}>{words.label}</h2>
        <p>{words.hint}</p>
      </div>
      <div className="signature-place">
        <canvas
          ref={canvas}
          {...SIZE}
          role="img"
          aria-label={isSigned ? words.pictureSigned : words.picture}
          data-signed={isSigned}
          onPointerDown={begin}
          onPointerMove={draw}
          onPointerUp={end}
          onPointerCancel={end}
        />
        {isSigned && (
          <Button look="quiet" icon={Eraser} action="clear-signature" onPress={clear}>
            {words.clearText}
          </Button>
        )}
      </div>
    </section>
  );
}

function useSignature(onChange: SignaturePadProps['onChange']) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointer = useRef<number | null>(null);
  const [isSigned, setSigned] = useState(false);

  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    // A second finger, or the palm, does not write.
    if (pointer.current !== null || !event.isPrimary || event.button !== 0) return;
    pointer.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    const pen = penOf(event.currentTarget, !isSigned);
    const at = placeOf(event, event.nativeEvent);
    pen?.beginPath();
    pen?.moveTo(at.x, at.y);
    // A dot is a stroke as well.
    pen?.lineTo(at.x + 0.1, at.y);
    pen?.stroke();
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (pointer.current !== event.pointerId) return;
    const pen = penOf(event.currentTarget, false);
    const between = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const one of between.length > 0 ? between : [event.nativeEvent]) {
      const at = placeOf(event, one);
      pen?.lineTo(at.x, at.y);
    }
    pen?.stroke();
  };
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (pointer.current !== event.pointerId) return;
    pointer.current = null;
    setSigned(true);
    onChange(pngOf(event.currentTarget));
  };
  const clear = () => {
    const paper = canvas.current;
    if (paper) penOf(paper, true);
    setSigned(false);
    onChange(null);
  };
  return { canvas, isSigned, begin, draw, end, clear };
}

function penOf(canvas: HTMLCanvasElement, isFresh: boolean): CanvasRenderingContext2D | null {
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  if (isFresh) {
    pen.fillStyle = PAPER;
    pen.fillRect(0, 0, SIZE.width, SIZE.height);
  }
  Object.assign(pen, { strokeStyle: INK, lineWidth: LINE_WIDTH, lineCap: 'round', lineJoin: 'round' });
  return pen;
}

/** Where a finger is, in the picture's own pixels. */
function placeOf(
  { currentTarget }: PointerEvent<HTMLCanvasElement>,
  { clientX, clientY }: globalThis.PointerEvent,
) {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: ((clientX - left) / width) * SIZE.width, y: ((clientY - top) / height) * SIZE.height };
}

const pngOf = (canvas: HTMLCanvasElement): string =>
  canvas.toDataURL('image/png').slice('data:image/png;base64,'.length);
