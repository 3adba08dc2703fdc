import type { ru } from '../ru/index.ts';
import type { SameKeys } from '../shape.ts';
import { administration } from './administration.ts';
import { ban } from './ban.ts';
import { citizen } from './citizen.ts';
import { claim } from './claim.ts';
import { procedure, withdraw } from './claimLater.ts';
import { common } from './common.ts';
import { desk } from './desk.ts';
import { face } from './face.ts';
import { lift } from './lift.ts';
import { letters } from './letters.ts';
import { papers } from './papers.ts';
import { problems, warnings } from './problems.ts';
import { reading } from './reading.ts';
import { reasons } from './reasons.ts';
import { receipt } from './receipt.ts';
import { representative } from './representative.ts';
import { road } from './road.ts';
import { scan } from './scan.ts';
import { session } from './session.ts';
import { signing } from './signing.ts';
import { revoke, spouse } from './spouse.ts';
import { kinds, states } from './states.ts';
import { status } from './status.ts';
import { understanding } from './understanding.ts';

/** The Kazakh catalogue. */
export const kk: SameKeys<typeof ru> = {
  common,
  desk,
  administration,
  session,
  representative,
  signing,
  scan,
  face,
  ban,
  lift,
  citizen,
  status,
  understanding,
  claim,
  procedure,
  withdraw,
  spouse,
  revoke,
  papers,
  reading,
  receipt,
  letters,
  road,
  kinds,
  states,
  problems,
  warnings,
  reasons,
};
