import { useCallback, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { Cover } from '../components/cover/Cover.tsx';
import { useDesk } from './desk.tsx';
import { useTexts } from './texts.tsx';

/** The cover over whatever a clerk has open, and the two ways to change it. */
export type DeskCover = {
  readonly isCovered: boolean;
  readonly cover: () => void;
  readonly uncover: () => Promise<void>;
};

/**
 * The cover over everything. The core is told as well, and shows nothing until it is lifted: not to a page that is
 * loaded anew, and not to one that does what it should not. One of it lasts from signing in to signing out: what the
 * core tells of it comes a moment late, so a screen that began with that would cover itself anew.
 */
export function useCover(): DeskCover {
  const { kiosk, state } = useDesk();
  const [isCovered, setCovered] = useState(state.covered === true);
  const cover = useCallback(() => {
    setCovered(true);
    void kiosk.call('desk.cover', { key: uuidv7() });
  }, [kiosk]);
  const uncover = useCallback(async () => {
    const lifted = await kiosk.call('desk.uncover', { key: uuidv7() });
    if (lifted.ok) setCovered(false);
  }, [kiosk]);
  return { isCovered, cover, uncover };
}

type CoverOverProps = { readonly open: boolean; readonly onUncover: () => void | Promise<void> };

/** The cover, in the language of what it lies over. */
export function CoverOver({ open, onUncover }: CoverOverProps) {
  const { t } = useTexts();
  return (
    <Cover
      covered={open}
      title={t('common.cover.title')}
      detail={t('common.cover.text')}
      uncover={{ text: t('common.cover.uncover'), onPress: onUncover }}
    />
  );
}
