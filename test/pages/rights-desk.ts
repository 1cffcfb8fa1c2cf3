import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** The rights desk of the jobcenter: two persons decide on what a third one asked for. */
export function rightsDeskPages(stage: () => Stage): void {
  describe('the rights desk', () => {
    const open = async (persona: string, at: string) => {
      const page = await stage().page(persona, { at: `/agency.html#${at}`, language: 'de' });
      await page.locator('main h1').waitFor();
      return page;
    };
    const said = async (page: Page, kind: string): Promise<string> => {
      const box = page.locator(`[data-said="${kind}"]`);
      await box.waitFor();
      return box.innerText();
    };
    /** What has the focus: a receipt keeps it when the page behind it has changed. */
    const focused = (page: Page): Promise<string> =>
      page.evaluate(() => document.activeElement?.getAttribute('data-said') ?? 'something else');
    let reference = '';

    beforeAll(async () => {
      const { cases } = (await stage().desk('jobcenter', 'GET', '/desk/cases')) as {
        cases: readonly { reference: string; linked: boolean }[];
      };
      reference = cases.find(({ linked }) => linked)?.reference ?? '';
    });

    it('takes a request down, proposes with a preview, and has another person confirm it', async () => {
      const first = await open('jobcenter-recht-1', '/rights/new');
      await first.getByLabel('Eigenes Aktenzeichen').fill(reference);
      expect(await stage().axe(first)).toEqual([]);
      await first.getByRole('button', { name: 'Antrag aufnehmen' }).click();
      await first.getByText('Wählen Sie, wie Sie geprüft haben').waitFor();
      await first.getByLabel('Ausweis oder Aufenthaltstitel').check();
      await first.getByRole('button', { name: 'Antrag aufnehmen' }).click();
      expect(await said(first, 'done')).toMatch(/Der Antrag ist aufgenommen[^]*Quittung des Hubs/);
      // Other requests of the same file are in the list, one of them decided.
      const address = await first
        .getByRole('link', { name: 'Diesen Antrag bearbeiten' })
        .getAttribute('href');
      await first.goto(first.url().replace(/#.*$/, '#/rights'));
      const work = first.locator(`main a[href="${address}"]`);
      await work.waitFor();
      expect(await work.innerText()).toContain(reference);
      expect(await stage().axe(first)).toEqual([]);
      await work.click();
      await first.getByRole('button', { name: 'Entscheidung vorschlagen' }).waitFor();
      expect(await first.locator('main').innerText()).toContain('So entsteht die Auskunft');
      expect(await stage().axe(first)).toEqual([]);
      await first.getByRole('button', { name: 'Entscheidung vorschlagen' }).click();
      await first.getByText('Diesen Schritt haben Sie selbst vorgeschlagen').waitFor();
      expect(await said(first, 'done')).toContain('Quittung des Hubs');
      expect(await focused(first)).toBe('done');
      expect(await first.getByRole('button', { name: /^Bestätigen/ }).count()).toBe(0);
      const place = new URL(first.url()).hash.slice(1);
      await first.close();
      const second = await open('jobcenter-recht-2', place);
      await second.getByRole('button', { name: /^Bestätigen/ }).click();
      expect(await said(second, 'done')).toMatch(/Der Antrag ist entschieden[^]*Quittung des Hubs/);
      await second.getByText('Ihre verantwortliche Stelle hat entschieden.').waitFor();
      expect(await focused(second)).toBe('done');
      expect(await stage().axe(second)).toEqual([]);
      await second.close();
    });

    it('reads a request again by itself where the server has no time, says so, and loses no focus', async () => {
      const page = await open('jobcenter-recht-1', '/rights');
      let isAway = true;
      const problem = { code: 'HUB_UNREACHABLE', detail: 'try again in a moment' };
      await page.route('**/preview', (route) =>
        isAway ? route.fulfill({ status: 503, json: problem }) : route.continue(),
      );
      await page
        .locator('main')
        .getByRole('link', { name: /^Bearbeiten/ })
        .first()
        .click();
      const status = page.locator('main [role="status"]');
      await status.filter({ hasText: 'Die Seite versucht es in Kürze von selbst noch einmal.' }).waitFor();
      expect(await said(page, 'problem')).toContain('HUB_UNREACHABLE');
      expect(await stage().axe(page)).toEqual([]);
      await page.getByRole('button', { name: 'Noch einmal versuchen' }).focus();
      isAway = false;
      await page.getByRole('heading', { name: /^Was die (Person erfährt|Entscheidung betrifft)/ }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Antrag der Person');
      await page.close();
    });

    it('says which field is missing, and what the hub says no to', async () => {
      const page = await open('jobcenter-recht-1', '/rights/new');
      await page.getByRole('button', { name: 'Antrag aufnehmen' }).click();
      expect(await page.locator('#file-error').innerText()).toContain('Geben Sie das Aktenzeichen ein');
      await page.getByLabel('Eigenes Aktenzeichen').fill('no-such-file');
      await page.getByLabel('Ausweis oder Aufenthaltstitel').check();
      await page.getByRole('button', { name: 'Antrag aufnehmen' }).click();
      expect(await said(page, 'problem')).toContain('REFERENCE_UNKNOWN');
      await page.close();
    });

    it.each(['/rights', '/rights/disputes', '/rights/doubts'])(
      'reads %s without a barrier, also narrow and in the dark',
      async (at) => {
        const page = await open('jobcenter-recht-1', at);
        await page.locator('main :is(table, p ~ p)').first().waitFor();
        expect(await stage().barriers(page)).toEqual([]);
        await page.close();
      },
    );
  });
}
