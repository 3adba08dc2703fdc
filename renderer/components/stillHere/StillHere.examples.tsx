import { useState } from 'react';
import { Button } from '../button/Button.tsx';
import type { Example } from '../example.ts';
import { StillHere } from './StillHere.tsx';

function OnRequest() {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button action="ask" onPress={() => setAsking(true)}>
        Үш минут өтті
      </Button>
      <StillHere
        open={isAsking}
        title="Сіз әлі осындасыз ба?"
        text="Экранды түртсеңіз, жалғастырамыз. Асықпаңыз."
        otherwise="Ешкім жауап бермесе, экран жабылады. Енгізілгеннің бәрі сақталады."
        hereText="Иә, жалғастырамыз"
        onHere={() => setAsking(false)}
      />
    </>
  );
}

export const examples: readonly Example[] = [
  { title: 'Nobody touched anything for three minutes', element: <OnRequest /> },
];
