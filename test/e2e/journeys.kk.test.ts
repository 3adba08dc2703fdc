import { everyJourney } from './everyJourney.ts';
import { ULZHAN } from './people.ts';

everyJourney(ULZHAN);
