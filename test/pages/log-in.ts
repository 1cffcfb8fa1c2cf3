import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** Log-in, roles and log-out, as people meet them. */
export function logInPages(stage: () => Stage): void {
  describe('logging in', () => {
    const close = (page: Page): Promise<void> => page.close();

    it('goes from the agency’s page over its log-in service back to where one wanted to', async () => {
      const { pagesUrl = '' } = stage().agency('jobcenter');
      const page = await stage().visit(pagesUrl, { at: '/agency.html#/tasks' });
      await page.getByRole('button', { name: 'Anmelden' }).click();
      expect(await page.getByText('Hier gibt es kein Kennwort').count()).toBe(1);
      expect(await stage().axe(page)).toEqual([]);
      await page.getByRole('button', { name: /^Sachbearbeitung Jobcenter ·/ }).click();
      await page.waitForURL(`${pagesUrl}/agency.html#/tasks`);
      await page.getByText('jobcenter-sb-1').first().waitFor();
      await close(page);
    });

    it('does not carry a role from one agency to another', async () => {
      const page = await stage().page('jobcenter-sb-1');
      const { pagesUrl = '' } = stage().agency('vhs');
      await page.goto(`${pagesUrl}/session`);
      expect(await page.evaluate(() => document.body.innerText)).toContain('"signedIn":false');
      await close(page);
    });

    it('lets each role do its own work only', async () => {
      const page = await stage().page('jobcenter-dsb');
      const answers = await page.evaluate(async () => {
        const asked = ['desk/officer/search?q=decision:deny', 'desk/cases', 'desk/rights', 'desk/outbox'];
        return Promise.all(asked.map(async (path) => (await fetch(path)).status));
      });
      expect(answers).toEqual([200, 403, 403, 404]);
      await close(page);
    });

    it('covers a page whose log-in ended, and gives back what was typed after a new log-in in a second window', async () => {
      const page = await stage().page('jobcenter-sb-2', { at: '/agency.html#/cases' });
      await page.getByLabel('Kennzeichen der Vertretung').fill('jobcenter-sb-1');
      await page.evaluate(() => fetch('log-out', { method: 'POST', headers: { 'x-wegmarke': 'page' } }));
      await page.getByRole('button', { name: 'Vertretung bestimmen' }).click();
      await page.getByRole('heading', { name: 'Ihre Anmeldung ist beendet' }).waitFor();
      expect(await page.getByLabel('Kennzeichen der Vertretung').isVisible()).toBe(false);
      expect(await stage().axe(page)).toEqual([]);
      const second = page.context().waitForEvent('page');
      await page.getByRole('button', { name: 'In einem zweiten Fenster anmelden' }).click();
      const beside = await second;
      await beside.locator('button[value="jobcenter-sb-2"]').click();
      await beside.getByText('jobcenter-sb-2').first().waitFor();
      await close(beside);
      // Coming back to the window is enough; the button is for browsers that do not tell.
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      const typed = page.getByLabel('Kennzeichen der Vertretung');
      await typed.waitFor();
      expect(await typed.inputValue()).toBe('jobcenter-sb-1');
      await close(page);
    });

    it('ends with a log-out: the next call is refused', async () => {
      const page = await stage().page('jobcenter-sb-2', { at: '/agency.html' });
      await page.getByRole('button', { name: 'Abmelden' }).click();
      await page.getByRole('button', { name: 'Abmelden' }).click();
      await page.getByRole('button', { name: 'Anmelden' }).waitFor();
      expect(await page.evaluate(async () => (await fetch('desk/cases')).status)).toBe(401);
      await close(page);
    });
  });
}
