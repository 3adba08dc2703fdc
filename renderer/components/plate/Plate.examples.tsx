import type { Example } from '../example.ts';
import { Plate } from './Plate.tsx';

export const examples: readonly Example[] = [
  {
    title: 'Wait: what the citizen can do meanwhile',
    element: (
      <Plate tone="wait" title="Тыйым күшіне енгенше">
        <p>СМС кодтарын ешкімге айтпаңыз. Банк ақшаны «қауіпсіз шотқа» аударуды ешқашан сұрамайды.</p>
        <p>
          <b>Талонды алыңыз: тыйымды кез келген орталықта тексеруге болады.</b>
        </p>
      </Plate>
    ),
  },
  {
    title: 'In force',
    element: (
      <Plate tone="ok" title="Тыйым күшінде">
        <p>Банктер мен микроқаржы ұйымдары сізге несие бермеуі тиіс.</p>
      </Plate>
    ),
  },
  {
    title: 'Refused, with a way out',
    element: (
      <Plate tone="stop" title="Тізілім өтінішті қабылдамады">
        <p>Құжат нөмірі сәйкес келмеді. Қызметкер оны осы жерде түзетіп, қайта жібереді.</p>
      </Plate>
    ),
  },
];
