/** How large a picture is, read off its header alone: what it would take to draw it is known before it is drawn. */

/** In pixels, as they are stored. */
export type PictureSize = { readonly width: number; readonly height: number };

/** How many bytes of a picture `pictureSize` needs to see; before its frame a JPEG may carry a preview and profiles. */
export const HEADER_BYTES = 1024 * 1024;

/** The size of the JPEG or PNG that begins with `start`; null where it is neither, or does not say so there. */
export function pictureSize(start: Uint8Array): PictureSize | null {
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  return pngSize(view) ?? jpegSize(view);
}

/** PNG (ISO/IEC 15948), 5.2 and 11.2.1: the header chunk is the first. */
function pngSize(view: DataView): PictureSize | null {
  const isPng =
    view.byteLength >= 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(12) === 0x49484452;
  return isPng ? { width: view.getUint32(16), height: view.getUint32(20) } : null;
}

/** ITU-T T.81, B.1.1.4 and B.2.2: segments follow one another up to the one that begins the frame. */
function jpegSize(view: DataView): PictureSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // A marker may be filled up with more of 0xFF.
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** SOF0 to SOF15, without the three of these numbers that are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
