import { Segments } from '../segments/Segments.tsx';
import './textSizeControl.css';

const SIZES = ['24', '28', '36', '48'] as const;

/** In px; the value of `data-text-size` on <html>. */
export type TextSize = (typeof SIZES)[number];

export type TextSizeControlProps = {
  readonly label: string;
  readonly labelShown?: boolean;
  /** How each size is called: "Ірі", "Одан да ірі", "Өте ірі", "Ең ірі". */
  readonly names: Readonly<Record<TextSize, string>>;
  readonly value: TextSize;
  readonly onChange: (value: TextSize) => void;
};

/** The size of all text; each button shows a letter that grows with it. */
export function TextSizeControl({ label, labelShown, names, value, onChange }: TextSizeControlProps) {
  return (
    <Segments
      label={label}
      labelShown={labelShown}
      setting="text-size"
      segments={SIZES.map((size) => ({
        value: size,
        label: names[size],
        face: <span className={`text-size-face text-size-face-${size}`}>А</span>,
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
