import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Citizen, Kiosk, Paper } from '../shared/api/wire.ts';
import { text } from '../shared/texts/catalogue.ts';
import { isLanguage } from '../shared/texts/language.ts';
import { App } from './app/App.tsx';
import { createKioskClient } from './app/kiosk.ts';
import { createCatalogue } from './app/texts.tsx';
import './app/base.css';

/** What the preload gives: the clerk's window has `kiosk`, the citizen's `citizen`, the page that is printed `paper`. */
type Given = { readonly kiosk?: Kiosk; readonly citizen?: Citizen; readonly paper?: Paper };

const given = window as unknown as Given;
const root = document.getElementById('root');

/** Long enough to read the words, and that a page that breaks at once does not flicker. */
const RELOAD_MS = 2_000;

/** `#/gallery`, `#/gallery/Button`, `#/paper/receipt?format=a4`; anything else is the desk, or the citizen's own window. */
async function page(hash: string): Promise<ReactNode> {
  const [, place, name] = /^#\/(\w+)\/?(\w*)/.exec(hash) ?? [];
  if (place === 'gallery') {
    const { Gallery } = await import('./gallery/Gallery.tsx');
    return <Gallery {...(name ? { page: name } : {})} />;
  }
  if (place === 'paper' && given.paper) {
    const { PaperPage } = await import('./paper/PaperPage.tsx');
    return <PaperPage paper={given.paper} format={hash.includes('format=a4') ? 'a4' : '80mm'} />;
  }
  if (given.citizen) {
    const { CitizenApp } = await import('./citizen/CitizenApp.tsx');
    return <CitizenApp citizen={given.citizen} catalogue={createCatalogue()} />;
  }
  if (!given.kiosk) return null;
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  return <App kiosk={createKioskClient({ kiosk: given.kiosk, sleep })} catalogue={createCatalogue()} />;
}

/** A page that broke is loaded anew, with words in the meantime: drafts and the sign-in are the core's, so nothing is lost. */
function startAgain(place: HTMLElement): void {
  const language = document.documentElement.lang;
  place.textContent = text(isLanguage(language) ? language : 'kk', 'common.restart.title');
  setTimeout(() => window.location.reload(), RELOAD_MS);
}

if (root) {
  // A moment later: React empties its place after it has told.
  const onUncaughtError = () => void setTimeout(() => startAgain(root), 0);
  createRoot(root, { onUncaughtError }).render(await page(window.location.hash));
}
