import type { Example } from '../example.ts';
import { ItemList } from './ItemList.tsx';

const texts = { label: 'Несиелер', changeText: 'Өзгерту', removeText: 'Алып тастау' };

export const examples: readonly Example[] = [
  {
    title: 'Two things, one of them not whole',
    element: (
      <ItemList
        {...texts}
        total="Несие саны: 2, сомасы 250 000 ₸"
        items={[
          { key: 'a', title: '«Алма» демо-банкі', lines: ['150 000 ₸, 2026 жылғы 1 қазан'] },
          { key: 'b', title: '«Дала» демо-МҚҰ', lines: ['100 000 ₸'], warning: 'Бәрі енгізілмеген' },
        ]}
        onChange={() => {}}
        onRemove={() => {}}
      />
    ),
  },
];
