/** Speaks as NCALayer does (module `basics`, its documented answers), over wss, with keys that nobody has. */
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { certify, cmsOf, type KeyOf } from './derWriter.ts';

/** What the person at the key does. */
export type Deed =
  | { readonly kind: 'signs'; readonly key: KeyOf }
  | { readonly kind: 'cancels' }
  | { readonly kind: 'fails' };

const Request = z.object({
  module: z.string(),
  method: z.string(),
  args: z
    .object({ format: z.string(), data: z.string(), signingParams: z.record(z.string(), z.unknown()) })
    .optional(),
});

export type StandIn = {
  readonly address: string;
  /** What it was asked, in order. */
  readonly asked: readonly z.infer<typeof Request>[];
  readonly does: (deed: Deed) => void;
  readonly close: () => Promise<void>;
};

/** Listens on that port of this machine, or on a free one. */
export async function openNcalayer(port = 0): Promise<StandIn> {
  const { certificate, privateKey } = certify({ iin: '000000000000' });
  const server = https.createServer({
    cert: new X509Certificate(certificate).toString(),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  });
  const sockets = new WebSocketServer({ server });
  const asked: z.infer<typeof Request>[] = [];
  let deed: Deed = { kind: 'fails' };
  sockets.on('connection', (socket) => {
    socket.send(JSON.stringify({ result: { version: '1.4' } }));
    socket.on('message', (data: Buffer) => {
      const request = Request.parse(JSON.parse(data.toString()));
      asked.push(request);
      socket.send(JSON.stringify(answerTo(request, deed)));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `wss://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    does: (next) => {
      deed = next;
    },
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}

function answerTo({ module, args }: z.infer<typeof Request>, deed: Deed): object {
  if (module !== 'kz.gov.pki.knca.basics' || !args)
    return { status: false, code: '404', message: 'MODULE_NOT_FOUND', details: module };
  if (deed.kind === 'fails')
    return { status: false, code: '500', message: 'KEYSTORE', details: 'wrong password' };
  if (deed.kind === 'cancels') return { status: true, body: {} };
  return { status: true, body: { result: [cmsOf(Buffer.from(args.data, 'base64'), certify(deed.key))] } };
}
