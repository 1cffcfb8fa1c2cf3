import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** The pages of a data protection officer, at the course provider. */
export function officerPages(stage: () => Stage): void {
  describe('the officer', () => {
    let page: Page;
    const open = async (at: string): Promise<void> => {
      page = await stage().page('vhs-dsb', { at: `/agency.html#${at}`, language: 'de' });
      await page.locator('main h1').waitFor();
    };
    afterEach(() => page.close());

    it('searches who saw what, has one decision explained, and sees its proof checked in the browser', async () => {
      await open('/officer');
      await page.getByLabel('Entscheidung').selectOption('permit');
      expect(await page.getByLabel('Suchausdruck').inputValue()).toBe('decision:permit');
      await page.getByRole('button', { name: 'Suchen' }).click();
      const explain = page.getByRole('link', { name: /^Erklären/ }).first();
      await explain.waitFor();
      expect(await stage().axe(page)).toEqual([]);
      await explain.click();
      await page.getByText('Was geschah').waitFor();
      await page.locator('[data-notice="success"]').last().waitFor();
      const said = await page.locator('main').innerText();
      expect(said).toMatch(/Grundlage ist|eigenen Eintrag gelesen/);
      expect(said).toContain('Nachgewiesen');
      expect(said.match(/\tstimmt(?! nicht)/g)?.length ?? 0).toBeGreaterThanOrEqual(4);
      expect(await stage().axe(page)).toEqual([]);
    });

    it('takes a list along, with check sums that were checked and the signature of the hub', async () => {
      await open('/officer?q=decision%3Apermit');
      await page.getByRole('button', { name: 'Liste mitnehmen' }).click();
      await page.locator('[data-said="done"]').waitFor();
      expect(await page.locator('[data-said="done"]').innerText()).toContain('Protokolliert');
      expect(await page.locator('.officer-files a').count()).toBe(4);
    });

    it('is told what is wrong with a search, and how to write it', async () => {
      await open('/officer?q=colour%3Ared');
      await page.locator('[data-said="problem"]').waitFor();
      expect(await page.locator('[data-said="problem"]').innerText()).toContain('SEARCH_UNREADABLE');
    });

    it.each([
      ['/officer/questions', 'Gespeicherte Fragen'],
      ['/officer/questions/refused', 'Mehr als 5 Verweigerungen am Tag'],
      ['/officer/consents', 'Einwilligungsregister'],
      ['/officer/recalls?all=yes', 'Rückrufe'],
      ['/officer/requests', 'Anträge der Personen'],
      ['/officer/register', 'Verzeichnis der Verarbeitungstätigkeiten'],
      ['/officer/ledger', 'Verzeichnis der Nachweise'],
    ])('reads %s without a barrier, also narrow and in the dark', async (at, title) => {
      await open(at);
      expect(await page.locator('main h1').innerText()).toBe(title);
      await page.locator('main :is(table, [data-notice], .card, p + p)').first().waitFor();
      expect(await stage().barriers(page)).toEqual([]);
    });

    it('prints the register of processing', async () => {
      await open('/officer/register');
      await page.getByText('Löschfristen').first().waitFor();
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await page.getByText('Von anderen Verantwortlichen empfangen').first().isVisible()).toBe(true);
      expect(await stage().axe(page)).toEqual([]);
    });
  });
}
