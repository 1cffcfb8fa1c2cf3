import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** A case of the demonstration with entries of the VHS, and one with a correction to answer. */
const CASE = '327D004293';
const CORRECTED = '327D004542';
/** One of which nothing new came. */
const FREE = '327D004791';
/** One at the AsylbLG office in which a voucher has been due for long. */
const DUE = '08-0565';
const SEEN = 'Wie es weitergeht, soweit hier zu sehen';
const WORKER = 'jobcenter-sb-1';

/** A caseworker's day: news, cases, one case, tasks, who is who. */
export function caseworkerPages(stage: () => Stage): void {
  describe('a caseworker', () => {
    const open: Page[] = [];
    const at = async (hash: string, view: object = {}, persona = WORKER): Promise<Page> => {
      const page = await stage().page(persona, { at: `/agency.html${hash}`, ...view });
      open.push(page);
      return page;
    };
    const said = (page: Page, what: string) => page.locator(`[data-said="${what}"]`);
    const ready = (page: Page) => page.locator('main h1').waitFor();

    // Two that nobody has taken.
    beforeAll(async () => {
      for (const reference of [FREE, CORRECTED])
        await stage().desk('jobcenter', 'POST', `/desk/cases/${reference}/leave`, {}, WORKER);
    });
    afterEach(async () => {
      await Promise.all(open.splice(0).map((page) => page.close()));
    });

    it('sees what is new in all own cases, and nothing of what it says, until it is marked as read', async () => {
      const page = await at('#/news');
      const own = page.locator('[data-news="mine"]');
      const news = own.locator(`[data-case="${CASE}"]`);
      await news.getByText('weitere in diesem Fall').click();
      await news.getByText('Kurs begonnen').first().waitFor();
      expect(await own.locator('[data-case]').count()).toBeGreaterThan(2);
      expect(await page.locator('main').textContent()).not.toMatch(/IK-20\d\d/);
      await page.locator(`[data-news="untaken"] [data-case="${CORRECTED}"]`).waitFor();
      expect(await page.locator('[data-news="untaken"] [data-case]').count()).toBe(1);
      await page.getByRole('button', { name: 'Alles als gelesen merken' }).click();
      await said(page, 'done').waitFor();
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-said'))).toBe('done');
      await page.getByText('Nichts Neues in Ihren Fällen.').waitFor();
    });

    it('finds a case by the beginning of its number, takes it, and leaves it', async () => {
      const page = await at('#/cases');
      await page.getByRole('searchbox').fill('327D0047');
      const row = page.getByRole('row', { name: new RegExp(FREE) });
      await row.waitFor();
      await page.waitForURL(/number=327D0047/);
      await row.getByRole('button', { name: /Übernehmen/ }).click();
      await row.getByText(`Sie (${WORKER})`).waitFor();
      await row.getByRole('button', { name: /Abgeben/ }).click();
      await row.getByText('niemand').waitFor();
    });

    it('appoints a deputy, who then finds the cases among their own', async () => {
      const page = await at('#/cases');
      await page.getByLabel('Kennzeichen der Vertretung').fill('jobcenter-sb-2');
      const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
      await page.getByLabel('Letzter Tag').fill(day);
      await page.getByRole('button', { name: 'Vertretung bestimmen' }).click();
      await said(page, 'done').waitFor();
      const deputy = await at('#/cases', {}, 'jobcenter-sb-2');
      await deputy.getByRole('row', { name: new RegExp(CASE) }).waitFor();
      await page.getByRole('button', { name: /Beenden/ }).click();
      await page.getByText('Niemand vertritt Sie.').waitFor();
    });

    it('reads a case under a purpose, keeps it in the address, and reports an entry as wrong: the sender gets a task', async () => {
      const page = await at(`#/case/${CASE}`);
      const entry = page
        .locator('case-timeline article[data-type="de.wegmarke.language.registered.v1"]')
        .first();
      await entry.waitFor();
      await page.getByLabel('Wofür lesen Sie?').selectOption('course-progress');
      await page.waitForURL(/purpose=course-progress/);
      await page.getByLabel('Wofür lesen Sie?').selectOption('');
      const ways = page.getByRole('navigation', { name: 'In diesem Fall' });
      expect(await ways.locator('[aria-current]').innerText()).toBe('Verlauf');
      const wrong = page.getByRole('button', { name: /Dieser Eintrag stimmt nicht/ }).first();
      await wrong.click();
      await page.getByRole('button', { name: 'Als bestritten melden' }).click();
      await said(page, 'done')
        .getByText(/Quittung des Hubs/)
        .waitFor();
      const dispute = page.locator('case-timeline').getByText(/bestritten|bestreitet/i);
      await dispute.first().waitFor();
    });

    it('makes a link code that is shown once, on a sheet without the file number', async () => {
      const page = await at(`#/case/${CASE}/link-code`);
      await page.getByRole('button', { name: 'Code erzeugen' }).click();
      const code = page.locator('[data-code]');
      await code.waitFor();
      expect(await code.textContent()).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('main').innerText()).not.toContain(CASE);
      expect(await page.locator('main').innerText()).toContain('Gültig bis');
      await page.reload();
      await ready(page);
      expect(await page.locator('[data-code]').count()).toBe(0);
    });

    it('sees which imported entries stay at the own agency, and why', async () => {
      const page = await at(`#/case/${CASE}`);
      const imported = page.locator('[data-only-here] [data-imported="held"]');
      expect(await imported.first().innerText()).toMatch(
        /bleibt vorerst hier: Keine Einwilligung deckt das[^]*aus Ihrem Fachverfahren \(dort ändern\)$/,
      );
      // Nothing was entered by hand that could be changed here.
      expect(await page.locator('[data-only-here] a').count()).toBe(0);
    });

    it('takes down a request of the person, which then stands among the tasks with its period', async () => {
      const page = await at(`#/case/${CORRECTED}/request`);
      await page.getByLabel('Berichtigung (Art. 16 DSGVO)').check();
      await page.getByRole('button', { name: 'Antrag aufnehmen' }).click();
      await page.getByText('Wählen Sie, wie Sie geprüft haben').waitFor();
      await page.getByLabel('Ausweis oder Aufenthaltstitel').check();
      await page.getByRole('button', { name: 'Antrag aufnehmen' }).click();
      await said(page, 'done')
        .getByText(/Quittung des Hubs/)
        .waitFor();
      const tasks = await at('#/tasks?kind=right');
      await tasks
        .locator('[data-task="right"]')
        .getByText(/Frist: \d/)
        .first()
        .waitFor();
    });

    it('answers a recall in the list of tasks; it is gone from there afterwards', async () => {
      const page = await at('#/tasks?kind=recall');
      const tasks = page.locator('[data-task="recall"]').filter({ hasText: CORRECTED });
      await tasks.first().waitFor();
      const before = await tasks.count();
      expect(await tasks.first().getByLabel('wird nicht mehr verwendet').isVisible()).toBe(false);
      await tasks.first().locator('summary').first().click();
      await tasks.first().getByLabel('wird nicht mehr verwendet').check();
      await tasks
        .first()
        .getByRole('button', { name: /Antwort abschicken/ })
        .click();
      await said(page, 'done')
        .getByText(/Quittung des Hubs/)
        .waitFor();
      await page.waitForFunction(
        ([reference, count]) =>
          [...document.querySelectorAll('[data-task="recall"]')].filter((task) =>
            task.textContent?.includes(reference),
          ).length < count,
        [CORRECTED, before] as const,
      );
    });

    it('sees what comes next in a case, whose turn it is and by when; the same stands among the tasks', async () => {
      const page = await at('#/tasks?kind=deadline', {}, 'asylblg-sb-1');
      const task = page.locator('[data-task="deadline"]').filter({ hasText: DUE });
      const line = task.locator('summary');
      await line.getByText(/Ziel: .*, seit \d+ Tagen überfällig/).waitFor();
      expect(await stage().barriers(page)).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 900 });
      await line.click();
      await task.getByRole('link', { name: `Fall ${DUE}` }).click();
      const next = page.getByRole('region', { name: SEEN });
      const step = next.locator('[data-step="voucher"][data-state="next"]').first();
      await step
        .getByText(/überfällig/)
        .first()
        .waitFor();
      expect(await step.innerText()).toMatch(/^Als Nächstes: [^]*Am Zug: [^]*Ihre Stelle \(/);
      expect(await stage().barriers(page)).toEqual([]);
      const headings = await page.locator('main h2').allInnerTexts();
      expect(headings.indexOf(SEEN)).toBeLessThan(headings.indexOf('Verlauf'));
    });

    it('is reminded above the news of how many steps are overdue', async () => {
      const page = await at('#/news', {}, 'asylblg-sb-1');
      const reminder = page.locator('[data-overdue]');
      await reminder.getByText(/^Fällige Schritte in allen Fällen Ihrer Stelle: .*überfällig/).waitFor();
      await reminder.getByRole('link', { name: 'Diese Schritte unter den Aufgaben' }).click();
      await page.locator('[data-task="deadline"]').first().waitFor();
    });

    it('sees in a case when a right lapses, with the paragraph', async () => {
      const page = await at('#/case/00438', {}, 'vhs-sb-1');
      const chain = page.locator('[data-chain="interruption"]');
      await chain.getByText(/Verfall, bitte prüfen: .*\(§ 4 Abs\. 1 S\. 3 IntV\)/).waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await chain.getByText(/Lapse, please check: .*\(§ 4\(1\) s\. 3 IntV\)/).waitFor();
    });

    it('finds out who is who, and what may be told by law and by consent', async () => {
      const page = await at('#/who');
      const vhs = page.locator('[data-party="vhs"]');
      await vhs.getByText('Programmbereich Deutsch').waitFor();
      await vhs.getByText('Was mitgeteilt werden darf').click();
      expect(await vhs.innerText()).toMatch(/nach Gesetz/);
      expect(await vhs.innerText()).toMatch(/mit Einwilligung/);
    });

    const toRead = async (hash: string): Promise<Page> => {
      const page = await at(`#/${hash}`);
      await ready(page);
      await page.getByText('Wird gelesen').first().waitFor({ state: 'hidden' });
      return page;
    };

    it.each(['news', 'cases', 'tasks', 'who', `case/${CASE}/request`])(
      'has no barrier that axe finds, light, dark and narrow: %s',
      async (hash) => {
        expect(await stage().barriers(await toRead(hash))).toEqual([]);
      },
    );

    it.each([`case/${CASE}`, `case/${CASE}/link-code`, `case/${CASE}/letter`])(
      'has no barrier that axe finds, light, dark, narrow and on paper: %s',
      async (hash) => {
        const looks = ['at a desk', 'on a telephone in the dark', 'on paper'] as const;
        expect(await stage().barriers(await toRead(hash), looks)).toEqual([]);
      },
    );
  });
}
