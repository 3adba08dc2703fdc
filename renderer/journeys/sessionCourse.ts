/** The course of every session of this version. */
import type { TextKey } from '../../shared/texts/catalogue.ts';
import { createCourse } from './course.ts';
import { journeyOf, journeys } from './journeys.ts';
import { approvalStep } from './session/Approval.tsx';
import { citizenStep } from './session/Citizen.tsx';
import { consentStep } from './session/Consent.tsx';
import { comparedStep } from './session/face/Compared.tsx';
import { faceStep } from './session/face/FaceStep.tsx';
import { vouchStep } from './session/face/Vouch.tsx';
import { helperStep } from './session/Helper.tsx';
import { helpStep } from './session/Help.tsx';
import { identityStep } from './session/Identity.tsx';
import { journeyStep } from './session/JourneyChoice.tsx';
import { languageStep } from './session/Language.tsx';
import { representativeSteps } from './session/representative/People.tsx';
import { powerStep } from './session/representative/Power.tsx';

const sessionQuestions = [
  languageStep,
  helpStep,
  helperStep,
  powerStep,
  ...representativeSteps,
  consentStep,
  citizenStep,
  identityStep,
  faceStep,
  vouchStep,
  journeyStep,
  comparedStep,
  approvalStep,
] as const;

export const sessionCourse = createCourse(sessionQuestions, journeys);

/** The screen on which a new session opens. */
export const FIRST_SCREEN = languageStep.screen;

/** The short name of a screen of a journey, for the list of drafts. */
export function screenName(id: string, screen: string): TextKey | null {
  const journey = journeyOf(id);
  if (journey === null) return null;
  const screens = [...sessionQuestions, ...journey.questions, journey.check, journey.confirm, journey.done];
  return screens.find((one) => one.screen === screen)?.name ?? null;
}
