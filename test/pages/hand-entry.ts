import type { Locator, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

const OFFER = 'de.wegmarke.language.voluntary-offer-joined.v1';

/** Entering events by hand, at an agency without software. */
export function handEntryPages(stage: () => Stage): void {
  describe('entering by hand', () => {
    let page: Page;
    let reference = '';
    const open = async (): Promise<void> => {
      const at = `/agency.html#/case/${encodeURIComponent(reference)}/enter`;
      page = await stage().page('caritas-sb-1', { at, language: 'de' });
      await page.locator('#type').waitFor();
    };
    const rows = (): Locator => page.locator('.entry-table tbody tr');
    /** What the hub has not recorded is in no timeline: the page of the case says so beside it. */
    const standsInCase = async (): Promise<void> => {
      const at = `/agency.html#/case/${encodeURIComponent(reference)}`;
      const inCase = await stage().page('caritas-sb-1', { at, language: 'de' });
      await inCase.locator('[data-only-here] li', { hasText: 'bleibt vorerst hier: ' }).first().waitFor();
      expect(await stage().axe(inCase)).toEqual([]);
      await inCase.close();
    };
    const said = (): Locator => page.locator('[data-said]').first();
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    /** Fills whatever the form asks for. */
    const fill = async (): Promise<void> => {
      await page.locator('#type').selectOption(OFFER);
      await page.locator('#happened').fill(yesterday);
      for (const list of await page.locator('main select[id^="field-"]').all())
        await list.selectOption({ index: 1 });
      for (const box of await page.locator('main fieldset[id^="field-"]').all())
        await box.getByRole('checkbox').first().check();
    };

    beforeAll(async () => {
      const { cases } = (await stage().desk('caritas', 'GET', '/desk/cases')) as {
        cases: readonly { reference: string; linked: boolean }[];
      };
      reference = cases.findLast(({ linked }) => linked)?.reference ?? '';
    });
    afterEach(() => page.close());

    it('tells what became of the entry, lists it, and takes back what has not left', async () => {
      await open();
      await fill();
      expect(await stage().axe(page)).toEqual([]);
      await page.getByRole('button', { name: 'Eintragen' }).click();
      await said().waitFor();
      const became = await said().getAttribute('data-said');
      expect(['held', 'done']).toContain(became);
      expect(await said().innerText()).toMatch(
        became === 'held'
          ? /bleibt vorerst bei Ihnen[^]*Grund: /
          : /Der Eintrag ist erfasst[^]*Quittung des Hubs/,
      );
      await rows().first().waitFor();
      expect(await stage().axe(page)).toEqual([]);
      const back = rows()
        .first()
        .getByRole('button', { name: /^Zurücknehmen/ });
      expect(await back.count()).toBe(became === 'held' ? 1 : 0);
      if (became === 'held') {
        await standsInCase();
        await back.click();
        await rows()
          .first()
          .getByRole('button', { name: /^Ja, zurücknehmen/ })
          .click();
        await rows().first().getByText('zurückgenommen').waitFor();
      }
    });

    it('names what is missing beside its field', async () => {
      await open();
      await page.locator('#type').selectOption(OFFER);
      await page.getByRole('button', { name: 'Eintragen' }).click();
      await page.getByText('Bitte ausfüllen.').first().waitFor();
      expect(await page.locator('#happened').getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('#happened').evaluate((field) => field === document.activeElement)).toBe(
        true,
      );
    });

    it('corrects an entry with what it says in the form', async () => {
      await open();
      await fill();
      await page.getByRole('button', { name: 'Eintragen' }).click();
      await said().waitFor();
      await rows()
        .first()
        .getByRole('button', { name: /^Berichtigen/ })
        .click();
      await page.locator('#correcting').waitFor();
      expect(await page.locator('#happened').inputValue()).toBe(yesterday);
    });

    it('is accessible, also narrow and in the dark', async () => {
      await open();
      await page.locator('#type').selectOption(OFFER);
      expect(await stage().barriers(page)).toEqual([]);
    });
  });
}
