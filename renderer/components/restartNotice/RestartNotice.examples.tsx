import { useState } from 'react';
import { Button } from '../button/Button.tsx';
import type { Example } from '../example.ts';
import { RestartNotice } from './RestartNotice.tsx';

/** On request: it lies over the top of the window. */
function OnRequest() {
  const [shown, setShown] = useState(false);
  return (
    <>
      <Button action="show" onPress={() => setShown((before) => !before)}>
        Хабарламаны көрсету
      </Button>
      {shown && (
        <RestartNotice
          title="Бағдарлама қайта іске қосылып жатыр"
          detail="Жазғаныңыздың бәрі сақтаулы. Бірнеше секунд күтіңіз."
        />
      )}
    </>
  );
}

export const examples: readonly Example[] = [
  { title: 'Over the header, moves nothing', element: <OnRequest /> },
];
