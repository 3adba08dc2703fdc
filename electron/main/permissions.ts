/** What a window may use of the machine: the camera's picture, and nothing else. */
import type { Session } from 'electron';
import { ORIGIN } from './appProtocol.ts';

/** One wish of a page, as Electron tells it. */
export type Wish = {
  permission: string;
  /** Of the page that asks: an origin, or a URL. */
  origin: string;
  isMainFrame: boolean;
  media: readonly string[];
};

/** Whether a wish is granted: only the picture of the camera, only to our own page. */
export function isGranted({ permission, origin, isMainFrame, media }: Wish): boolean {
  const ours = origin === ORIGIN || origin.startsWith(`${ORIGIN}/`);
  return (
    permission === 'media' &&
    ours &&
    isMainFrame &&
    media.length > 0 &&
    media.every((kind) => kind === 'video')
  );
}

/** Makes `session` decide by isGranted; devices behind USB, serial and Bluetooth are never granted. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(isGranted({ permission, origin: details.requestingUrl, isMainFrame: details.isMainFrame, media }));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    // Chromium names origins of our scheme with a slash at the end here.
    isGranted({
      permission,
      origin,
      isMainFrame: details.isMainFrame,
      media: [details.mediaType ?? 'unknown'],
    }),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
}
