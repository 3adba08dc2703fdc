import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** For axe letters of 24 px are large, and it asks less of them; we ask the same contrast of all. */
const CONTRAST = { normal: { expected: 7 }, large: { expected: 7 } };
const OPTIONS = {
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
  checks: { 'color-contrast-enhanced': { options: { contrastRatio: CONTRAST } } },
};

type Violation = {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
};

/** What axe finds on the screen that is shown, in lines to read; contrast of 7:1 and the size of targets too. */
export async function findings(page: Page): Promise<string[]> {
  const violations = (await askAgain(page)) ?? (await askFirst(page));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** Legacy mode: Electron has no blank page to run axe's frame helper in. */
const askFirst = async (page: Page): Promise<readonly Violation[]> =>
  (await new AxeBuilder({ page }).setLegacyMode(true).options(OPTIONS).analyze()).violations;

/** The same by the axe that is in the page since it was first asked: half a megabyte less to read; null where there is none. */
const askAgain = (page: Page): Promise<readonly Violation[] | null> =>
  page.evaluate(async (options) => {
    type Axe = { run(context: Document, options: object): Promise<{ violations: readonly Violation[] }> };
    const { axe } = window as unknown as { axe?: Axe };
    if (!axe) return null;
    // All rules are asked; only the telling of what is well is left out.
    const { violations } = await axe.run(document, { ...options, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, failureSummary = '' }) => ({ target, failureSummary })),
    }));
  }, OPTIONS);
