/** PouchDB over a LevelDB that syncs every write, as a journal has to. */
import leveldown from 'leveldown';
import PouchDB from 'pouchdb';

type Done = (error?: Error) => void;
type Options = Record<string, unknown>;
/** What LevelDB's binding calls for each kind of write (abstract-leveldown). */
type Store = {
  _put(key: unknown, value: unknown, options: Options, done: Done): void;
  _del(key: unknown, options: Options, done: Done): void;
  _batch(operations: unknown, options: Options, done: Done): void;
  _chainedBatch(): { _write(options: Options, done: Done): void };
};

function openSynced(location: string): Store {
  const store = leveldown(location) as Store;
  const plain = {
    put: store._put.bind(store),
    del: store._del.bind(store),
    batch: store._batch.bind(store),
    chained: store._chainedBatch.bind(store),
  };
  const synced = (options: Options): Options => ({ ...options, sync: true });
  return Object.assign(store, {
    _put: (key: unknown, value: unknown, options: Options, done: Done) =>
      plain.put(key, value, synced(options), done),
    _del: (key: unknown, options: Options, done: Done) => plain.del(key, synced(options), done),
    _batch: (operations: unknown, options: Options, done: Done) =>
      plain.batch(operations, synced(options), done),
    _chainedBatch() {
      const batch = plain.chained();
      const write = batch._write.bind(batch);
      return Object.assign(batch, { _write: (options: Options, done: Done) => write(synced(options), done) });
    },
  });
}

/** `new syncedPouch(name)`; `db` is PouchDB's way to be given another LevelDB. */
export const syncedPouch = PouchDB.defaults({
  db: Object.assign(openSynced, { destroy: leveldown.destroy.bind(leveldown) }),
});
