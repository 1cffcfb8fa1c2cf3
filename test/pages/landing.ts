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
      const cards = await page.locator('[data-persona]').allInnerTexts();
      expect(cards.length).toBeGreaterThanOrEqual(6);
      expect(cards.filter((card) => !card.includes('Das können Sie ausprobieren'))).toEqual([]);
      expect(cards.join('\n')).toMatch(
        /Sachbearbeitung[^]*Rechtestelle[^]*Datenschutz[^]*Betrieb[^]*Die Person selbst/,
      );
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

    it('offers five stories, each side by side', async () => {
      await open();
      expect(await page.locator('[data-story]').count()).toBe(5);
      await page.locator('[data-story="C01"] a').click();
      await page.locator('.pane[data-agency="vhs"] article').first().waitFor();
      expect(new URL(page.url()).pathname).toBe('/side-by-side.html');
    });

    it('is complete in English', async () => {
      await open();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'As whom you can log in' }).waitFor();
      expect(await page.getAttribute('html', 'lang')).toBe('en');
    });

    it.each([
      ['on a desk', {}],
      ['in the dark', { dark: true }],
      ['on a telephone', { width: 320 }],
    ] as const)('can be read %s', async (_how, view) => {
      await open(view);
      expect(await stage().axe(page)).toEqual([]);
      expect(await stage().overflow(page)).toBe(0);
      await page.emulateMedia({ media: 'print' });
      expect(await stage().axe(page)).toEqual([]);
    });
  });
}
