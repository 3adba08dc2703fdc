/** Where browsers find the console: passkeys and cookies belong to that one place. */

/** `origin` such as `https://registry.example.kz`; `domain` its host name, to which passkeys are bound. */
export type Site = { origin: string; domain: string };

/** The site at `origin`. Throws a RangeError for what no passkey can belong to. */
export function siteAt(origin: string): Site {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  const isLocal = url?.protocol === 'http:' && url.hostname === 'localhost';
  if (!url || url.origin !== origin || (url.protocol !== 'https:' && !isLocal))
    throw new RangeError('the origin is https://HOST, or http://localhost:PORT to try it out');
  return { origin, domain: url.hostname };
}

/** The site of a registry that was told none: this machine. */
export const localSite = (port: number): Site => siteAt(`http://localhost:${port}`);
