import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { asPerson, wasRead } from './as-person.ts';
import type { Look, Stage } from './stage.ts';

/** One case at its jobcenter and at the VHS: a tandem with the city's counselling, promises of both sides, a wish. */
const CASE = '327D008136';
const AT_VHS = '00739';
const WORKER = 'jobcenter-sb-1';
const LOOKS: readonly Look[] = ['at a desk', 'on a telephone in the dark', 'on paper'];

/** What is agreed on with a person, as the agency and as the person see it. */
export function planPages(stage: () => Stage): void {
  describe('a plan with the person', () => {
    let page: Page;
    afterEach(() => page.context().close());

    it('stands in the case with both managers and what each side promised, and leads by the keyboard to a new date', async () => {
      page = await stage().page(WORKER, { at: `/agency.html#/case/${CASE}` });
      const plan = page.getByRole('region', { name: 'Plan mit der Person' });
      await plan.locator('[data-managers="city-counselling"]').getByText('Teamleitung Beratung').waitFor();
      const promised = (title: string) =>
        plan.locator('section', { has: page.getByRole('heading', { level: 3, name: title, exact: true }) });
      const own = promised('Das haben Stellen zugesagt').locator('li', { hasText: 'Stellen vorschlagen' });
      expect(await own.innerText()).toMatch(/Ihre Stelle \([^]*seit \d+ Tagen überfällig/);
      expect(await promised('Das hat die Person zugesagt').innerText()).toMatch(
        /Zeugnisse zusammenstellen[^]*seit \d+ Tagen überfällig/,
      );
      expect(await promised('Wünsche der Person').innerText()).toMatch(/20\d\d: wird erfüllt/);
      const review = promised('Das haben Stellen zugesagt').locator('li', { hasText: 'nächste Überprüfung' });
      expect(await review.getByRole('button', { name: /^Erledigt/ }).count()).toBe(1);
      await page.locator('case-timeline article').first().waitFor();
      const head = page.locator('case-timeline .head');
      expect(await head.innerText()).toMatch(
        /Ansprechstelle für diesen Fall\s+[^]*Team Begleitung[^]*\(Teamleitung Beratung\)/,
      );
      expect(await stage().barriers(page, LOOKS)).toEqual([]);
      await page.emulateMedia({ media: 'screen' });
      await own.getByRole('link', { name: 'Neue Frist eintragen: Stellen vorschlagen' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('#happened').waitFor();
      expect(await page.locator('#type').inputValue()).toBe('de.wegmarke.casework.step-missed.v1');
    });

    it('takes a wish of the person to the agency that she chose, and its answer back to her', async () => {
      page = await asPerson(stage(), { at: '/person.html#/wishes', language: 'de' }, AT_VHS);
      const others = page.getByLabel('Team Begleitung und Beratung von Zuwanderern');
      await page.getByLabel('Ich möchte neben dem Kurs arbeiten.').focus();
      await page.keyboard.press('Space');
      await page.getByLabel('Jobcenter Kreis Steinfurt').focus();
      await page.keyboard.press('Space');
      expect(await others.isChecked()).toBe(false);
      expect(await stage().barriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Wunsch sagen' }).press('Enter');
      await page.locator('[data-wish="work-beside-course"]', { hasText: 'an: Jobcenter' }).waitFor();

      const tasks = await stage().page(WORKER, { at: '/agency.html#/tasks?kind=wish' });
      const wish = tasks.locator('[data-task="wish"]').filter({ hasText: /neben dem Kurs/ });
      await wish.locator('summary').click();
      await wish.getByLabel('wird erfüllt').check();
      expect(await stage().barriers(tasks)).toEqual([]);
      await wish.getByRole('button', { name: /^Wunsch beantworten/ }).click();
      await tasks.locator('[data-said="done"]').waitFor();
      await wish.waitFor({ state: 'detached' });
      await tasks.close();

      await page.goto(`${stage().network.hubUrl}/person.html#/promises`);
      await page.getByRole('heading', { name: 'Ihre Wünsche und die Antworten' }).waitFor();
      const answered = page.locator('[data-wish="work-beside-course"]');
      await answered.getByText('Antwort von Jobcenter Kreis Steinfurt: wird erfüllt').waitFor();
    });

    it("is told to the person with both sides' promises and who looks after the case", async () => {
      const data = { step: 'apply-for-recognition', by: 'person', doneBy: '2026-01-09' };
      const said = { type: 'de.wegmarke.casework.step-agreed.v1', happenedAt: '2026-01-05', data };
      const key = randomUUID();
      await stage().desk('jobcenter', 'POST', '/desk/events', { key, reference: CASE, ...said }, WORKER);
      page = await asPerson(stage(), { at: '/person.html#/promises', language: 'de' }, AT_VHS);
      const own = page.locator('[data-promise="due"][data-by="person"]');
      while ((await own.count()) === 0) {
        await page.reload();
        await wasRead(page);
      }
      await page.getByRole('heading', { level: 2, name: 'Das haben Sie zugesagt' }).waitFor();
      await page.getByText('Um Ihren Fall kümmert sich: Jobcenter').waitFor();
      await page.locator('[data-promise="due"][data-by="agency"]').first().waitFor();
      expect(await stage().barriers(page, LOOKS)).toEqual([]);
    });
  });
}
