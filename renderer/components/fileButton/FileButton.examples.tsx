import type { Example } from '../example.ts';
import { FileButton } from './FileButton.tsx';

export const examples: readonly Example[] = [
  {
    title: 'Chooses a file',
    element: (
      <FileButton
        name="example.file"
        types={['application/pdf', 'image/jpeg', 'image/png']}
        onFiles={() => {}}
      >
        Файл немесе скан қосу
      </FileButton>
    ),
  },
];
