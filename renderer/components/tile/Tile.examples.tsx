import { Button } from '../button/Button.tsx';
import type { Example } from '../example.ts';
import { Tile } from './Tile.tsx';

export const examples: readonly Example[] = [
  {
    title: 'A figure and what it is made of',
    element: (
      <Tile label="Бүгін қабылданды" figure="27" detail="22 күшінде · 4 байланысты күтуде · 1 түзету керек" />
    ),
  },
  {
    title: 'With a way to what is counted',
    element: (
      <Tile
        label="Жалғастыру"
        figure="2"
        detail="аяқталмаған өтініш"
        action={
          <Button action="resume" onPress={() => undefined}>
            Тізімді ашу
          </Button>
        }
      />
    ),
  },
];
