import type { Example } from '../example.ts';
import { Timeline } from './Timeline.tsx';

export const examples: readonly Example[] = [
  {
    title: 'Accepted here, waiting for the registry',
    element: (
      <Timeline
        label="Тыйымның жолы"
        steps={[
          {
            key: 'accepted',
            state: 'done',
            stateName: 'Орындалды',
            title: 'Осы жерде 10:42-де қабылданды',
            detail: 'Сақталды және қол қойылды. Жарық сөнсе де жоғалмайды.',
          },
          {
            key: 'recorded',
            state: 'now',
            stateName: 'Күтілуде',
            title: 'Тізілімге жазылады',
            detail: 'Байланыс пайда болған сәтте. Күн соңына дейін тағы тексереміз.',
          },
          {
            key: 'in-force',
            state: 'later',
            stateName: 'Әлі болған жоқ',
            title: 'Күшіне енеді',
            detail: 'Тізілім растағанда. Нөмірі мен уақытын осы жерден талон арқылы білуге болады.',
          },
        ]}
      />
    ),
  },
  {
    title: 'In force',
    element: (
      <Timeline
        label="Тыйымның жолы"
        steps={[
          {
            key: 'accepted',
            state: 'done',
            stateName: 'Орындалды',
            title: 'Осы жерде 10:42-де қабылданды',
            detail: 'Сақталды және қол қойылды.',
          },
          {
            key: 'recorded',
            state: 'done',
            stateName: 'Орындалды',
            title: 'Тізілімге 11:05-те жазылды',
            detail: 'Нөмірі 2026-000 417',
          },
          {
            key: 'in-force',
            state: 'done',
            stateName: 'Орындалды',
            title: '11:07 бастап күшінде',
            detail: 'Банктер мен микроқаржы ұйымдары оны көреді.',
          },
        ]}
      />
    ),
  },
];
