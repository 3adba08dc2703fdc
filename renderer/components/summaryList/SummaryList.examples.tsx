import type { Example } from '../example.ts';
import { SummaryList } from './SummaryList.tsx';

const nothing = () => undefined;

export const examples: readonly Example[] = [
  {
    title: 'Check your answers',
    element: (
      <SummaryList
        changeText="Өзгерту"
        rows={[
          {
            key: 'citizen',
            label: 'Сіз кімсіз',
            value: (
              <>
                <b>Әубәкірова Қымбат Өтегенқызы</b>
                <br />
                ИИН <span className="number">510214 400 125</span>
              </>
            ),
            onChange: nothing,
          },
          { key: 'identity', label: 'Жеке басы расталды', value: 'Жеке куәлік № 012345678' },
          {
            key: 'scope',
            label: 'Тыйым салынатыны',
            value: <b>Банк қарыздары мен микрокредиттер</b>,
            onChange: nothing,
          },
          {
            key: 'term',
            label: 'Мерзімі',
            value: 'Мерзімсіз. Орталықта алып тастауға болады, бірден күшін жоймайды',
          },
          {
            key: 'phone',
            label: 'Жауап беретін телефон',
            value: <span className="number">+7 701 123 45 67</span>,
            onChange: nothing,
          },
        ]}
      />
    ),
  },
];
