import { useLayoutEffect } from 'react';
import type { DeskSettings } from '../../shared/api/views.ts';

/** Shows the whole page in that language, text size and contrast (tokens.css reads the attributes). */
export function useAppearance({ language, textSize, contrast }: DeskSettings): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dataset['textSize'] = textSize;
    root.dataset['contrast'] = contrast;
  }, [language, textSize, contrast]);
}
