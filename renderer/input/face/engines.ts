/** Which engine sees: the one place where another takes its place. */
import { createContext } from 'react';
import { openHumanEngine } from './human/engine.ts';
import type { OpenFaceEngine } from './port.ts';

export const FaceEngineContext = createContext<OpenFaceEngine>(openHumanEngine);
