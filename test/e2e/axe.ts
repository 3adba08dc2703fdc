import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** For axe letters of 24 px are large, and it asks less of them; we ask the same contrast of all. */
const CONTRAST = { normal: { expected: 7 }, large: { expected: 7 } };
const OPTIONS = {
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
  checks: { 'color-contrast-enhanced': { options: { contrastRatio: CONTRAST } } },
};

/** What axe finds on the screen that is shown, in lines to read; contrast of 7:1 and the size of targets too. */
export async function findings(page: Page): Promise<string[]> {
  // Legacy mode: Electron has no blank page to run axe's frame helper in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options(OPTIONS).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
