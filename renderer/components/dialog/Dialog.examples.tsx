import { useState } from 'react';
import { Button } from '../button/Button.tsx';
import type { Example } from '../example.ts';
import { Dialog } from './Dialog.tsx';

function OnRequest() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button action="cancel" onPress={() => setOpen(true)}>
        Өтінішті тоқтату
      </Button>
      <Dialog
        open={open}
        title="Өтінішті тоқтатасыз ба?"
        safe={{ text: 'Жоқ, жалғастыру', action: 'back', onPress: close }}
        confirm={{ text: 'Иә, тоқтату', action: 'cancel', onPress: close }}
      >
        <p>Жазылғаны өшіріледі. Тыйым салынбайды.</p>
      </Dialog>
    </>
  );
}

export const examples: readonly Example[] = [
  { title: 'Discard: the safe way has the focus, a touch beside it does nothing', element: <OnRequest /> },
];
