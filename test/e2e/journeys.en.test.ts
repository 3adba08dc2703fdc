import { everyJourney } from './everyJourney.ts';
import { ANNA } from './people.ts';

everyJourney(ANNA);
