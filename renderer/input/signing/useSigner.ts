import { createContext, useContext, useEffect, useState } from 'react';
import { isThere, signDetached } from './ncalayer.ts';

/** Whatever signs with a citizen's own key. */
export type Signer = { readonly isThere: () => Promise<boolean>; readonly sign: typeof signDetached };

export const SignerContext = createContext<Signer>({ isThere: () => isThere(), sign: signDetached });

export const useSigner = (): Signer => useContext(SignerContext);

/** Whether a signature can be asked for on this machine, as soon as that is known. */
export function useHasSigner(isWanted: boolean): boolean {
  const signer = useSigner();
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    signer.isThere().then(
      (found) => isGone || setHere(found),
      () => isGone || setHere(false),
    );
    return () => {
      isGone = true;
    };
  }, [signer, isWanted]);
  return isHere;
}
