import type { Example } from '../example.ts';
import { AttachmentList } from './AttachmentList.tsx';

const texts = { label: 'Тіркелгені', empty: 'Әзірге ештеңе тіркелген жоқ', removeText: 'Алып тастау' };

export const examples: readonly Example[] = [
  {
    title: 'A document and a picture',
    element: (
      <AttachmentList
        {...texts}
        attachments={[
          { key: 'a', name: 'Қаулы.pdf', detail: 'PDF құжаты, 0,4 МБ', kind: 'document' },
          { key: 'b', name: '1-сурет', detail: 'сурет, 2,1 МБ', kind: 'picture' },
        ]}
        onRemove={() => {}}
      />
    ),
  },
  { title: 'Nothing', element: <AttachmentList {...texts} attachments={[]} onRemove={() => {}} /> },
];
