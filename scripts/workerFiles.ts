/** Lays beside the pages what their workers need: models that see faces and letters (docs/face.md), and WebAssembly. */
import { createHash } from 'node:crypto';
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
  zone: [
    'node_modules/tesseract.js-core/tesseract-core-simd-lstm.wasm',
    'node_modules/@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
  ],
};

/** Packed as it is, under an ending that is served (electron/main/appProtocol.ts). */
const NAMED: Readonly<Record<string, string>> = { 'eng.traineddata.gz': 'eng.bin' };

/** SHA-256 of what reads a document: another file than the one that was tried stops the build. */
const CHECKED: Readonly<Record<string, string>> = {
  'tesseract-core-simd-lstm.wasm': '34e8d50cac216427d86bf397d610fdd9f49492539bbcdfbfccc4eda20c810bea',
  'eng.traineddata.gz': '45b4cb346724ac1774f1c36f42f182b887bcdb28ebe63e6fff90ac41f3fcff91',
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
          const name = path.basename(file);
          const wanted = CHECKED[name];
          if (wanted !== undefined && createHash('sha256').update(source).digest('hex') !== wanted)
            this.error(`${file} is another file than the one that was tried`);
          this.emitFile({ type: 'asset', fileName: `${folder}/${NAMED[name] ?? name}`, source });
        }
      }
    },
  };
}
