import { Segments } from '../segments/Segments.tsx';

/** `high` is the value of `data-contrast` on <html>; `normal` has none. */
export type Contrast = 'normal' | 'high';

export type ContrastControlProps = {
  readonly label: string;
  readonly labelShown?: boolean;
  readonly names: Readonly<Record<Contrast, string>>;
  readonly value: Contrast;
  readonly onChange: (value: Contrast) => void;
};

/** Dark on paper, or light on dark for those whom a bright screen blinds. */
export function ContrastControl({ label, labelShown, names, value, onChange }: ContrastControlProps) {
  return (
    <Segments
      label={label}
      labelShown={labelShown}
      setting="contrast"
      segments={[
        { value: 'normal', label: names.normal },
        { value: 'high', label: names.high },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
