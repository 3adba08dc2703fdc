/** The peers carry no types of their own; what is used of them. */
declare module 'pouchdb' {
  type Replicated = { ok: boolean; docs_written: number };
  type Database = {
    bulkDocs(docs: object[]): Promise<unknown>;
    replicate: { to(url: string, options: object): Promise<Replicated> };
    info(): Promise<{ doc_count: number }>;
    close(): Promise<void>;
  };
  type Constructor = { new (name: string): Database; defaults(options: object): Constructor };
  const PouchDB: Constructor;
  export default PouchDB;
}

declare module 'express-pouchdb' {
  type Handler = (request: unknown, response: unknown, next: () => void) => void;
  const middleware: (pouch: unknown, options: object) => Handler;
  export default middleware;
}

declare module 'leveldown' {
  const leveldown: {
    (location: string): object;
    destroy(location: string, done: (error?: Error) => void): void;
  };
  export default leveldown;
}

declare module 'express' {
  export type RequestHandler = (request: unknown, response: unknown, next: () => void) => void;
  type Listening = { address(): unknown };
  type App = {
    use(path: string, handler: RequestHandler): void;
    listen(port: number, host: string, ready: () => void): Listening;
  };
  const express: () => App;
  export default express;
}
