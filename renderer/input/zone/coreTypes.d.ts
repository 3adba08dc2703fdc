/** As much of tesseract.js-core, which ships no types, as is used. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  type Recogniser = {
    /** 0 where the language could be loaded. */
    Init(folder: string | null, language: string, engine: number, config: string): number;
    SetVariable(name: string, value: string): boolean;
    SetPageSegMode(mode: number): void;
    /** The picture in the file `/input`. */
    SetImageFile(exif: number, angle: number): number;
    Recognize(monitor: null): number;
    GetUTF8Text(): string;
    Clear(): void;
  };
  type Core = {
    readonly FS: { writeFile(file: string, content: Uint8Array | string): void; unlink(file: string): void };
    readonly TessBaseAPI: new () => Recogniser;
  };
  export default function openCore(options: { readonly wasmBinary: Uint8Array }): Promise<Core>;
}
