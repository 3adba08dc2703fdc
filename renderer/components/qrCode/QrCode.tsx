import { encodeQR } from 'qr';
import './qrCode.css';

export type QrCodeProps = {
  readonly text: string;
  /** What the code is, in words: "Талонның QR коды". */
  readonly label: string;
  /** The side of one module in CSS px. Scanners want 0.33 mm on paper, 4 px on a screen. */
  readonly modulePx?: number;
  readonly ecc?: 'low' | 'medium' | 'quartile' | 'high';
};

/** The light frame a reader needs, in modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** A QR code drawn as one path, dark on white in either theme: readers expect it so. */
export function QrCode({ text, label, modulePx = 4, ecc = 'medium' }: QrCodeProps) {
  const modules = encodeQR(text, 'raw', { ecc, border: QUIET_ZONE });
  const side = modules.length;
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      width={side * modulePx}
      height={side * modulePx}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={modules.map(rowPath).join('')} fill="#000" />
    </svg>
  );
}

/** The dark runs of one row: fewer, longer pieces than a square a module, and no seams between them. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  let x = 0;
  while (x < row.length) {
    let end = x;
    while (row[end] === true) end += 1;
    if (end > x) path += `M${x} ${y}h${end - x}v1h-${end - x}z`;
    x = end + 1;
  }
  return path;
}
