import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';

export const WIDTHS = [360, 768, 1440] as const;
export const SCHEMES = ['light', 'dark'] as const;

/** Opens a page of its own, with what went wrong in its console. */
export async function withPage<T>(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0],
  use: (page: Page, problems: string[]) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    return await use(page, problems);
  } finally {
    await context.close();
  }
}

/** Axe takes seconds a page. It reads each whole at the desk in light, and its contrasts on the phone in dark: the rest is the same in both. */
const ASKED_OF_AXE = { light: 1440, dark: 360 } as const;

/** What keeps some readers out: axe's violations where it is asked, and how far the page scrolls sideways. */
export async function barriers(page: Page, scheme: (typeof SCHEMES)[number]): Promise<readonly string[]> {
  const asked = page.viewportSize()?.width === ASKED_OF_AXE[scheme];
  const axe = new AxeBuilder({ page });
  if (scheme === 'dark') axe.withRules(['color-contrast']);
  const violations = asked ? (await axe.analyze()).violations : [];
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`),
    ...(sideways > 0 ? [`scrolls ${sideways} px sideways`] : []),
  ];
}

/** At every width, and on a phone in the dark too, on one loading of the page: what keeps some readers out, by where it was seen. */
export async function barriersEverywhere(page: Page, also: () => Promise<readonly string[]> = () => Promise.resolve([])): Promise<readonly string[]> {
  const found: string[] = [];
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of scheme === 'dark' ? [ASKED_OF_AXE.dark] : WIDTHS) {
      await resize(page, width);
      for (const barrier of [...(await barriers(page, scheme)), ...(await also())]) found.push(`${width} ${scheme}: ${barrier}`);
    }
  }
  return found;
}

/** Sets the width of the window, and waits until the charts are drawn for it. */
export async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve), 250)));
}

/** Pairs of labels in a drawing that stand on each other. */
export function collisions(page: Page, lane: string): Promise<readonly string[]> {
  return page.evaluate((selector) => {
    const labels = [...document.querySelectorAll(`${selector} [data-label]`)].map((label) => ({ text: label.textContent, box: label.getBoundingClientRect() }));
    return labels.flatMap((a, i) =>
      labels
        .slice(i + 1)
        .filter((b) => a.box.left < b.box.right && b.box.left < a.box.right && a.box.top + 2 < b.box.bottom && b.box.top + 2 < a.box.bottom)
        .map((b) => `${a.text} on ${b.text}`),
    );
  }, lane);
}
