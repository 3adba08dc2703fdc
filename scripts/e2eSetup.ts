import path from 'node:path';
import { setUp } from './setup/setUp.mjs';

/**
 * Before the end-to-end tests: a current build, Electron, and what makes a screen to open windows on; so that
 * `vitest run test/e2e/…` works by itself as well as under `npm test`.
 */
export async function setup(): Promise<void> {
  await setUp(path.resolve(import.meta.dirname, '..'), {
    window: true,
    display: 'each',
    build: true,
    tests: true,
  });
}
