import { createContext, useContext, useEffect, useState } from 'react';
import { isThere, signDetached } from './ncalayer.ts';

/** Whatever signs with a citizen's own key. */
export type Signer = { readonly isThere: () => Promise<boolean>; readonly sign: typeof signDetached };

export const SignerContext = createContext<Signer>({ isThere: () => isThere(), sign: signDetached });

export const useSigner = (): Signer => useContext(SignerContext);

/** To open a socket takes a moment: the screen that asks is painted first. */
const AFTER_PAINT_MS = 100;

/** Whether a signature can be asked for on this machine, as soon as that is known. */
export function useHasSigner(isWanted: boolean): boolean {
  const signer = useSigner();
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    const ask = () =>
      signer.isThere().then(
        (found) => isGone || setHere(found),
        () => isGone || setHere(false),
      );
    const timer = window.setTimeout(() => void ask(), AFTER_PAINT_MS);
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
  }, [signer, isWanted]);
  return isHere;
}
