import { useEffect, useState } from 'react';
import type { PaperFormat } from '../../shared/api/mainCalls.ts';
import type { Paper, PaperContent } from '../../shared/api/wire.ts';
import type { Language } from '../../shared/texts/language.ts';
import { CallListOnPaper } from './CallListOnPaper.tsx';
import { ClaimSheets } from './ClaimSheets.tsx';
import { Receipt } from './Receipt.tsx';
import { Slip } from './Slip.tsx';
import './paper.css';
import './sheets.css';

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
    root.lang = languageOf(content);
    root.dataset['paper'] = format;
    void lettersReady(content).then(() => {
      root.dataset['drawn'] = 'true';
      paper.drawn();
    });
  }, [content, format, paper]);

  if (content === null) return null;
  if ('people' in content) return <CallListOnPaper content={content} />;
  if ('claim' in content) return <ClaimSheets content={content} />;
  if ('slip' in content) return <Slip content={content} />;
  return <Receipt content={content} format={format} />;
}

function languageOf(content: PaperContent): Language {
  if ('claim' in content) return content.claim.language;
  return 'entry' in content ? content.entry.language : content.language;
}

/** The names on a paper: their letters are asked of the font beforehand. */
function namesOn(content: PaperContent): string {
  if ('people' in content) return content.people.map(({ fullName }) => fullName).join('');
  if ('claim' in content) return content.citizen.fullName;
  return 'slip' in content ? '' : content.initials;
}

/** Asks for both weights by name: a font that is only waited for may not have been asked for yet. */
async function lettersReady(content: PaperContent): Promise<void> {
  const sample = `Әғқңөұүһі₸ ${namesOn(content)} ${content.center.kk}`;
  await Promise.all(
    ['400', '700'].map((weight) => document.fonts.load(`${weight} 16px 'Golos Text Variable'`, sample)),
  );
  await document.fonts.ready;
}
