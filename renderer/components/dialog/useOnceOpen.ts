import { useState } from 'react';

/**
 * Whether a dialog is open or was: one that never opened costs every screen its share and shows nothing, and
 * one that closes must stay to give the focus back.
 */
export function useOnceOpen(open: boolean): boolean {
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  return open || wasOpen;
}
