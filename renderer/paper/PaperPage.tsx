import { useEffect, useState } from 'react';
import type { PaperFormat } from '../../shared/api/calls.ts';
import type { Paper, PaperContent } from '../../shared/api/wire.ts';
import { CallListOnPaper } from './CallListOnPaper.tsx';
import { Receipt } from './Receipt.tsx';
import './paper.css';

type PaperPageProps = { readonly paper: Paper; readonly format: PaperFormat };

/** The page nobody sees: asks what to draw, draws it, and says so once the letters are there. */
export function PaperPage({ paper, format }: PaperPageProps) {
  const [content, setContent] = useState<PaperContent | null>(null);

  useEffect(() => {
    void paper.content().then(setContent);
  }, [paper]);

  useEffect(() => {
    if (content === null) return;
    const root = document.documentElement;
    root.lang = 'people' in content ? content.language : content.entry.language;
    root.dataset['paper'] = format;
    void lettersReady(content).then(() => {
      root.dataset['drawn'] = 'true';
      paper.drawn();
    });
  }, [content, format, paper]);

  if (content === null) return null;
  if ('people' in content) return <CallListOnPaper content={content} />;
  return <Receipt content={content} format={format} />;
}

/** Asks for both weights by name: a font that is only waited for may not have been asked for yet. */
async function lettersReady(content: PaperContent): Promise<void> {
  const names =
    'people' in content ? content.people.map(({ fullName }) => fullName).join('') : content.initials;
  const sample = `Әғқңөұүһі₸ ${names} ${content.center.kk}`;
  await Promise.all(
    ['400', '700'].map((weight) => document.fonts.load(`${weight} 16px 'Golos Text Variable'`, sample)),
  );
  await document.fonts.ready;
}
