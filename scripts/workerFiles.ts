/** Lays beside the pages what their workers need: models that see faces (docs/face.md), and WebAssembly. */
import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const MODELS = 'node_modules/@vladmandic/human/models';
/** Finding a face, its points, the lids, and telling one from another. */
const NAMES = ['blazeface', 'facemesh', 'iris', 'faceres'];

/** What lies in which folder of the built pages. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  face: [
    ...NAMES.flatMap((name) => [`${MODELS}/${name}.json`, `${MODELS}/${name}.bin`]),
    'resources/face/tfjs-backend-wasm-simd.wasm',
  ],
  codes: ['node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'],
};

/** Emits them into the pages' build; `root` is the project's folder. */
export function workerFiles(root: string): Plugin {
  return {
    name: 'qalqan:worker-files',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle() {
      for (const [folder, files] of Object.entries(FILES)) {
        for (const file of files) {
          const source = fs.readFileSync(path.join(root, file));
          this.emitFile({ type: 'asset', fileName: `${folder}/${path.basename(file)}`, source });
        }
      }
    },
  };
}
