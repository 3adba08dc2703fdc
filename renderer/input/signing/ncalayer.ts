/**
 * The citizen's own key, through NCALayer on this machine: module `basics`, detached CMS without a time
 * stamp, for a stamp needs a network. NCALayer shows its own window and asks for the key's password; nothing
 * of the key comes here.
 */
import { NCALayerClient } from 'ncalayer-js-client';
import { NCALAYER } from '../../../shared/api/ncalayer.ts';
import type { Language } from '../../../shared/texts/language.ts';

/** A program on the same machine answers at once or not at all. */
const ANSWER_MS = 3_000;

export type SignOutcome =
  | { readonly ok: true; readonly cms: string }
  | { readonly ok: false; readonly code: 'cms.none' | 'cms.cancelled' | 'cms.failed' };

/** Whether NCALayer runs here. */
export async function isThere(address = NCALAYER): Promise<boolean> {
  const client = await connected(address);
  client?.wsConnection?.close();
  return client !== null;
}

/** The citizen's signature over `data` (base64), or why there is none. */
export async function signDetached(
  data: string,
  language: Language,
  address = NCALAYER,
): Promise<SignOutcome> {
  const client = await connected(address);
  if (client === null) return { ok: false, code: 'cms.none' };
  try {
    const cms = await client.basicsSignCMS(
      NCALayerClient.basicsStorageAll,
      data,
      NCALayerClient.basicsCMSParamsDetachedNoTSP,
      NCALayerClient.basicsSignerSignPerson,
      language,
    );
    return { ok: true, cms: bare(cms) };
  } catch (cause) {
    const isCancelled = cause instanceof Error && 'canceledByUser' in cause && cause.canceledByUser === true;
    return { ok: false, code: isCancelled ? 'cms.cancelled' : 'cms.failed' };
  } finally {
    client.wsConnection?.close();
  }
}

async function connected(address: string): Promise<NCALayerClient | null> {
  // No probing for other programs: the kiosk speaks to this one alone.
  const client = new NCALayerClient(address, false);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ANSWER_MS));
  const answer = client.connect().then(
    () => client,
    () => null,
  );
  const first = await Promise.race([answer, late]);
  if (first === null) client.wsConnection?.close();
  return first;
}

/** Some versions frame it as PEM. */
const bare = (cms: string): string => cms.replaceAll(/-----[A-Z0-9 ]+-----|\s/g, '');
