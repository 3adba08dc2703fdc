import type { SameKeys } from '../shape.ts';
import type { scan as ru } from '../ru/scan.ts';

export const scan: SameKeys<typeof ru> = {
  iin: 'The ИИН was scanned. Compare it with the document.',
  document:
    'The document was scanned. Compare everything with it; the name is in Latin letters, write it as the document has it where needed.',
  wrongMrz:
    'The lines at the bottom of the document were read incompletely or wrongly. Nothing was filled in. Scan again, or type.',
  wrongNumber:
    'The number that was scanned is no ИИН: its check digit is wrong. Nothing was filled in. Scan again, or type.',
  elsewhere:
    'What was scanned is not needed here, so nothing was filled in. The scanner works on the questions “Who are you” and “Document”.',
  other:
    'The ИИН of this document is another than the one filled in before. Nothing was filled in. Check whose document it is.',
  camera: {
    open: 'Read a code by camera',
    title: 'Hold the code in front of the camera',
    lead: 'The barcode or QR code with the ИИН must be seen whole and must not shine.',
    back: 'Without the camera',
    nothing: 'There is no ИИН in this code. Take the code on the card, or type the number.',
  },
};
