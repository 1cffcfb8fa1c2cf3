import type { Stage } from './stage.ts';

const WORKER = 'jobcenter-sb-1';

interface Tasks {
  readonly conflicts: readonly { readonly reference: string; readonly rule: string }[];
  readonly acknowledged: readonly { readonly reference: string }[];
}

/** What conflicts in a case, as a caseworker sees it and says what is to be said. */
export function conflictPages(stage: () => Stage): void {
  describe('a conflict in a case', () => {
    it('is a task, stands above the timeline with both entries, and keeps the last word of the own agency on it', async () => {
      const ask = async () =>
        (await stage().desk('jobcenter', 'GET', '/desk/tasks', undefined, WORKER)) as Tasks;
      const [found] = (await ask()).conflicts;
      if (found === undefined) throw new Error('nothing conflicts at the jobcenter');
      const { reference, rule } = found;
      const page = await stage().page(WORKER, { at: `/agency.html#/case/${reference}` });
      const card = page.locator(`[data-conflict="${rule}"]`).first();
      await card.waitFor();
      await page.locator('case-timeline article').first().waitFor();
      expect(await stage().axe(page)).toEqual([]);
      const show = card.getByRole('button', { name: /^Im Verlauf zeigen/ });
      expect(await show.count()).toBe(2);
      await show.first().click();
      await page.waitForFunction(() =>
        document.querySelector('case-timeline')?.shadowRoot?.activeElement?.hasAttribute('data-entry'),
      );
      const before = (await ask()).conflicts.length;
      await card.getByRole('button', { name: /^Zur Kenntnis genommen/ }).click();
      await page.locator('[data-said="done"]').waitFor();
      await card.getByText(/Ihre Stelle zuletzt dazu gesagt hat: .*zur Kenntnis genommen/).waitFor();
      expect((await ask()).acknowledged).toMatchObject([{ reference }]);
      const tasks = await stage().page(WORKER, { at: '/agency.html#/tasks' });
      const known = tasks.locator('[data-acknowledged]');
      await known.locator('summary').first().press('Enter');
      await known.getByText(/zur Kenntnis genommen am .*, (besteht noch|steht noch bevor)/).waitFor();
      await known.locator('[data-known] summary').first().press('Enter');
      await known.getByText('Sagen, wie es ausging').waitFor();
      expect(await stage().barriers(tasks)).toEqual([]);
      await tasks.close();
      await card.getByText('Sagen, wie es ausging').click();
      await card.getByLabel('ist so gewollt').check();
      await card.getByRole('button', { name: /^Festhalten/ }).click();
      await card.getByText(/Ihre Stelle zuletzt dazu gesagt hat: .*ist so gewollt/).waitFor();
      const earlier = card.locator('[data-said-before]');
      await earlier.locator('summary').press('Enter');
      expect(await earlier.locator('li').allInnerTexts()).toEqual([
        expect.stringMatching(/20\d\d, zur Kenntnis genommen$/),
      ]);
      expect(await stage().axe(page)).toEqual([]);
      expect((await ask()).conflicts).toHaveLength(before - 1);
      expect((await ask()).acknowledged).toEqual([]);
      await page.close();
    });
  });
}
