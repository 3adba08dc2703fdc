import { everyJourney } from './everyJourney.ts';
import { SERGEI } from './people.ts';

everyJourney(SERGEI);
