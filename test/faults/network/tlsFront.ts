/** A TLS front before the registry, with a certificate of one's choice: what stands in the way of a real one. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { promisify } from 'node:util';

/** A private key and its certificate, PEM. */
export type Certificate = { key: string; cert: string };

/**
 * For a client that trusts all of `trusted` (the path of a PEM file): one certificate that it may accept
 * for 127.0.0.1, and three that it may not.
 */
export type Certificates = Record<'good' | 'untrusted' | 'otherHost' | 'expired', Certificate> & {
  trusted: string;
};

export type TlsFront = {
  url: string;
  /** For connections from now on; those there are, end. */
  use(certificate: Certificate): void;
  close(): Promise<void>;
};

/** Makes the certificates in `folder`, by openssl. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const made = {
    good: await make(folder, 'good', 'IP:127.0.0.1', 2),
    untrusted: await make(folder, 'untrusted', 'IP:127.0.0.1', 2),
    otherHost: await make(folder, 'otherHost', 'DNS:registry.example', 2),
    // It ends in the second in which it begins.
    expired: await make(folder, 'expired', 'IP:127.0.0.1', 0),
  };
  const trusted = path.join(folder, 'trusted.pem');
  fs.writeFileSync(trusted, made.good.cert + made.otherHost.cert + made.expired.cert);
  return { ...made, trusted };
}

/** A front before the server at `to` (http). */
export async function createTlsFront(to: string, first: Certificate): Promise<TlsFront> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<net.Socket>();
  const server = tls.createServer({ ...first }, (socket) => {
    const upstream = net.connect(Number(port), hostname);
    socket.pipe(upstream).pipe(socket);
    for (const [end, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      sockets.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        sockets.delete(end);
        other.destroy();
      });
    }
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `https://127.0.0.1:${address.port}`,
    use(certificate) {
      server.setSecureContext(certificate);
      drop();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      drop();
      await closed;
    },
  };
}

async function make(folder: string, name: string, subject: string, days: number): Promise<Certificate> {
  const [key, request, cert] = ['key', 'csr', 'pem'].map((ending) =>
    path.join(folder, `${name}.${ending}`),
  ) as [string, string, string];
  const kind = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    key,
    '-out',
    request,
  ];
  await openssl('req', ...kind, '-subj', `/CN=${name}`, '-addext', `subjectAltName=${subject}`);
  await openssl(
    'x509',
    '-req',
    '-in',
    request,
    '-signkey',
    key,
    '-copy_extensions',
    'copyall',
    '-days',
    String(days),
    '-out',
    cert,
  );
  return { key: fs.readFileSync(key, 'utf8'), cert: fs.readFileSync(cert, 'utf8') };
}

const openssl = (...args: string[]) => promisify(execFile)('openssl', args);
