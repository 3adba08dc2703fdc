import { useEffect, useState } from 'react';
import { ContrastControl, type Contrast } from '../components/contrastControl/ContrastControl.tsx';
import { WholeScreen } from '../components/screen/Screen.examples.tsx';
import { TextSizeControl, type TextSize } from '../components/textSizeControl/TextSizeControl.tsx';
import { CATALOGUE } from './catalogue.ts';
import './gallery.css';

export type GalleryProps = {
  /** `screen`: a whole screen. The name of a component: only that one. Left out: all of them. */
  readonly page?: string;
};

/** What the product is drawn with, to look at and to check, in both themes and all text sizes. */
export function Gallery({ page }: GalleryProps) {
  if (page === 'screen') return <WholeScreen />;
  const shown = Object.entries(CATALOGUE).filter(([name]) => page === undefined || name === page);
  return (
    <main className="gallery" data-screen="gallery">
      <h1 tabIndex={-1}>Components</h1>
      <Appearance />
      {shown.map(([name, examples]) => (
        <section key={name} id={`gallery-${name}`} className="gallery-component">
          <h2>{name}</h2>
          {examples.map(({ title, element }) => (
            <div key={title} className="gallery-example">
              <h3>{title}</h3>
              {element}
            </div>
          ))}
        </section>
      ))}
    </main>
  );
}

/** Changes the whole page, and puts it back when the gallery is left. */
function Appearance() {
  const root = document.documentElement.dataset;
  const [size, setSize] = useState<TextSize>(() => sizeOf(root['textSize']));
  const [contrast, setContrast] = useState<Contrast>(root['contrast'] === 'high' ? 'high' : 'normal');

  useEffect(() => {
    const page = document.documentElement;
    const before = { size: page.dataset['textSize'] ?? '24', contrast: page.dataset['contrast'] ?? 'normal' };
    page.dataset['textSize'] = size;
    page.dataset['contrast'] = contrast;
    return () => {
      page.dataset['textSize'] = before.size;
      page.dataset['contrast'] = before.contrast;
    };
  }, [size, contrast]);

  return (
    <div className="gallery-row">
      <TextSizeControl
        label="Text size"
        names={{ '24': 'Usual', '28': 'Larger', '36': 'Very large', '48': 'Largest' }}
        value={size}
        onChange={setSize}
      />
      <ContrastControl
        label="Contrast"
        names={{ normal: 'Light', high: 'Dark' }}
        value={contrast}
        onChange={setContrast}
      />
    </div>
  );
}

function sizeOf(text: string | undefined): TextSize {
  return text === '28' || text === '36' || text === '48' ? text : '24';
}
