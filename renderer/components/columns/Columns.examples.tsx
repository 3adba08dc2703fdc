import type { Example } from '../example.ts';
import { Tile } from '../tile/Tile.tsx';
import { Columns } from './Columns.tsx';

export const examples: readonly Example[] = [
  {
    title: 'Three tiles',
    element: (
      <Columns>
        <Tile label="Бүгін қабылданды" figure="27" detail="22 күшінде" />
        <Tile label="Жалғастыру" figure="2" detail="аяқталмаған өтініш" />
        <Tile label="Байланысты күтуде" figure="4" detail="ең ескісі 12 минут бұрын" />
      </Columns>
    ),
  },
];
