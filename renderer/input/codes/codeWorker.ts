/** Reads barcodes and QR codes out of pictures, away from the window's own thread (zxing-cpp as WebAssembly). */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

export type AskedCodes = { readonly id: number; readonly picture: ImageBitmap };
export type AnsweredCodes = { readonly id: number; readonly texts: readonly string[] };

/** Beside the page (scripts/workerFiles.ts): nothing is fetched from elsewhere. */
const WASM = new URL('/codes/zxing_reader.wasm', globalThis.location.href).href;
prepareZXingModule({ overrides: { locateFile: () => WASM } });

async function textsIn(picture: ImageBitmap): Promise<string[]> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return [];
  context.drawImage(picture, 0, 0);
  const image = context.getImageData(0, 0, picture.width, picture.height);
  const found = await readBarcodes(image, { tryHarder: true, maxNumberOfSymbols: 2 });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

addEventListener('message', ({ data: { id, picture } }: MessageEvent<AskedCodes>) => {
  textsIn(picture)
    .catch(() => [])
    .then((texts) => {
      picture.close();
      postMessage({ id, texts } satisfies AnsweredCodes);
    })
    .catch(() => undefined);
});
