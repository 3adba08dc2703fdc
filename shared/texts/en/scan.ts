import type { SameKeys } from '../shape.ts';
import type { scan as ru } from '../ru/scan.ts';

export const scan: SameKeys<typeof ru> = {
  iin: 'The ИИН was read. Compare it with the document.',
  document:
    'The document was read. Compare everything with it; the name is in Latin letters, write it as the document has it where needed.',
  wrongMrz:
    'The lines at the bottom of the document were read incompletely or wrongly. Nothing was filled in. Scan again, or type.',
  wrongNumber:
    'The number that was scanned is no ИИН: its check digit is wrong. Nothing was filled in. Scan again, or type.',
  elsewhere:
    'What was scanned is not needed here, so nothing was filled in. The scanner works on the questions “Who are you” and “Document”.',
  other:
    'The ИИН of this document is another than the one filled in before. Nothing was filled in. Check whose document it is.',
  camera: {
    open: 'Read the document by camera',
    title: 'Hold the document in front of the camera',
    lead: 'Put the bottom lines of the document, with the signs ‹‹‹ (a card has them on its back), into the frame. Or show the barcode or QR code with the ИИН.',
    leadPaper:
      'Put the bottom lines of the document, with the signs ‹‹‹ (a card has them on its back), into the frame.',
    back: 'Type it instead',
    nothing: 'There is no ИИН in this code. Take the code on the card, or type the number.',
  },
  zone: {
    reading: 'Looking for the lines. Hold the document still.',
    closer: 'The lines cannot be seen. Hold them in the frame, closer to the camera.',
    light: 'It is dark. Switch on a lamp or turn to the light.',
    glare: 'It is too bright. Tilt the document so that it does not shine.',
    still: 'Hold the document still.',
    wrong: 'A letter or digit does not fit. Hold the document straight and without shine, or type.',
    missing: 'This kiosk cannot read the lines. Show the code, or type.',
  },
};
