import type { Page } from 'playwright-core';
import type { Stage, View } from './stage.ts';

/** The first page of the demonstration. */
export function landingPages(stage: () => Stage): void {
  describe('the landing page', () => {
    let page: Page;
    afterEach(() => page.context().close());
    const open = async (view: View = {}): Promise<void> => {
      page = await stage().visit(stage().landing, { at: '/', language: 'de', ...view });
      await page.locator('[data-persona]').first().waitFor();
    };

    it('says who can log in as whom, where, and what to try', async () => {
      await open();
      await page.getByText('In jeder Karte steht, was Sie ausprobieren können.').waitFor();
      const cards = await page.locator('[data-persona]').allInnerTexts();
      expect(cards.length).toBeGreaterThanOrEqual(6);
      expect(await page.locator('[data-persona]:not(:has(li))').count()).toBe(0);
      expect(cards.join('\n')).toMatch(
        /Sachbearbeitung[^]*Rechtestelle[^]*Datenschutz[^]*Betrieb[^]*Die Person selbst/,
      );
    });

    it('shows all of them on one screen of a desk', async () => {
      await open();
      const last = await page.locator('[data-persona]').last().boundingBox();
      expect((last?.y ?? Infinity) + (last?.height ?? 0)).toBeLessThanOrEqual(900);
    });

    it.each(['abh-sb-1', 'bamf-sb-1', 'sozialamt-sb-1'])('offers further agencies below: %s', async (who) => {
      await open();
      const [opened] = await Promise.all([
        page.waitForEvent('popup'),
        page.locator(`[data-further="${who}"]`).getByRole('link').click(),
      ]);
      await opened.getByRole('heading', { level: 1 }).waitFor();
      expect(opened.url()).toContain('/agency.html');
    });

    it('opens the pages of whom one chooses', async () => {
      await open();
      const [opened] = await Promise.all([
        page.waitForEvent('popup'),
        page.locator('[data-persona="vhs-sb-1"]').getByRole('link').click(),
      ]);
      await opened.getByRole('heading', { level: 1 }).waitFor();
      expect(opened.url()).toContain('/agency.html');
    });

    it('offers six stories, each side by side', async () => {
      await open();
      expect(await page.locator('[data-story]').count()).toBe(6);
      await page.locator('[data-story="C01"] a').click();
      await page.locator('.pane[data-agency="vhs"] article').first().waitFor();
      expect(new URL(page.url()).pathname).toBe('/side-by-side.html');
    });

    it('names all fourteen parties of the agreement, and who of them sees no case', async () => {
      await open();
      expect(await page.locator('[data-party]').count()).toBe(14);
      const without = await page
        .locator('[data-part="no-case-data"] [data-party]')
        .evaluateAll((names) => names.map((one) => one.getAttribute('data-party')));
      expect(without).toEqual(['ki', 'ewg', 'migrant-associations']);
      await page.locator('[data-part="by-hand"] [data-party="volunteers"]').waitFor();
    });

    it('is complete in English', async () => {
      await open();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'As whom you can log in' }).waitFor();
      expect(await page.getAttribute('html', 'lang')).toBe('en');
    });

    it('can be read at a desk, on a telephone in the dark, and on paper', async () => {
      await open();
      const looks = ['at a desk', 'on a telephone in the dark', 'on paper'] as const;
      expect(await stage().barriers(page, looks)).toEqual([]);
    });
  });
}
