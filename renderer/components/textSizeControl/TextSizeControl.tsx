import { Segments } from '../segments/Segments.tsx';
import './textSizeControl.css';

/** In px; the value of `data-text-size` on <html>. 48 is drawn in tokens.css but not offered yet. */
export type TextSize = 24 | 28 | 36;

const SIZES = ['24', '28', '36'] as const;

export type TextSizeControlProps = {
  readonly label: string;
  readonly labelShown?: boolean;
  /** How each size is called: "Кәдімгі", "Үлкен", "Өте үлкен". */
  readonly names: Readonly<Record<TextSize, string>>;
  readonly value: TextSize;
  readonly onChange: (value: TextSize) => void;
};

/** The size of all text; each button shows a letter of its size. */
export function TextSizeControl({ label, labelShown, names, value, onChange }: TextSizeControlProps) {
  return (
    <Segments
      label={label}
      labelShown={labelShown}
      setting="text-size"
      segments={SIZES.map((size) => ({
        value: size,
        label: names[sizeOf(size)],
        face: <span className={`text-size-face text-size-face-${size}`}>А</span>,
      }))}
      value={`${value}`}
      onChange={(size) => onChange(sizeOf(size))}
    />
  );
}

function sizeOf(size: (typeof SIZES)[number]): TextSize {
  return size === '24' ? 24 : size === '28' ? 28 : 36;
}
