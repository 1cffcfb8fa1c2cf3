import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** A case of the jobcenter in the demonstration. */
const CASE = '327D004293';

/** Who is competent, asked at the desk of an agency without a case. */
export function competencePages(stage: () => Stage): void {
  describe('who is competent', () => {
    let page: Page;
    const answer = () => page.locator('[data-answer]');
    const kind = (wanted: string) => page.locator(`[data-answer="${wanted}"]`).waitFor();
    const question = (name: string) => page.locator(`[id^="question-${name}"]`).first();
    const names = () =>
      page
        .locator('main select[name^="question-"], main fieldset:has([name^="question-"])')
        .evaluateAll((all) =>
          all.map((one) =>
            (one.querySelector('[name]') ?? one).getAttribute('name')?.replace('question-', ''),
          ),
        );

    beforeEach(async () => {
      page = await stage().page('jobcenter-sb-1', { at: '/agency.html#/competence', language: 'de' });
      await question('status').waitFor();
      await page.locator('#day').fill('2026-02-09');
    });
    afterEach(() => page.close());

    it('is said with form, paragraph, documents and the row, as soon as nothing can change it any more', async () => {
      await kind('question');
      expect(await names()).toEqual(['status']);
      await question('status').selectOption('title-24');
      await question('support').waitFor();
      await page.getByLabel('SGB II, vom Jobcenter zum Kurs aufgefordert').check();
      await page.getByLabel('keine einfache mündliche Verständigung').check();
      await kind('competent');
      const said = await answer().innerText();
      expect(said).toMatch(/^Antwort\s+Zuständig: Jobcenter Kreis Steinfurt/);
      expect(said).toMatch(/Verpflichtung\s+Aufforderung zur Teilnahme/);
      expect(said).toMatch(/Rechtsgrundlage\s+§ 44a Abs\. 1/);
      expect(said).toMatch(/Zuerst\s+Vor der Ausstellung beim Bundesamt abfragen[^]*\(§ 8 Abs\. 1/);
      expect(said).toContain('jobcenter-duty-protection');
      const bridging = page.getByRole('table', { name: 'Freiwillige Sprachangebote, bis der Kurs beginnt' });
      expect(await bridging.innerText()).toContain('Erste Schritte Deutsch');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
        'question-german-level',
      );
      const others = page.locator('[data-why-not]');
      await others.locator('summary').click();
      expect(await others.locator('[data-row]').first().innerText()).toMatch(/nur, wenn:[^]*Ihre Antwort: /);
      expect(await others.innerText()).not.toContain('jobcenter-duty-protection');
      const looks = ['at a desk', 'on a telephone in the dark', 'on paper'] as const;
      expect(await stage().barriers(page, looks)).toEqual([]);
    });

    it('is nobody: then the voluntary offers stand there, by place and level', async () => {
      await question('status').selectOption('eu-citizen');
      await page.getByLabel('weder SGB II noch AsylbLG').check();
      await page.getByLabel('keine einfache mündliche Verständigung').check();
      await kind('nobody');
      expect(await names()).not.toContain('special-need');
      const offers = page.getByRole('table', { name: 'Freiwillige Sprachangebote' });
      expect(await offers.innerText()).toMatch(/Rheine/);
      expect(await stage().barriers(page)).toEqual([]);
    });

    it('leads in a case to the question whether there is a voucher already, its answer, and the entry', async () => {
      await page.goto(page.url().replace(/#.*/, `#/case/${CASE}/voucher`));
      const step = (name: string) => page.locator(`[data-step="${name}"]`);
      await step('ask').getByText('Gefragt wird: Bundesamt').waitFor();
      await step('ask').getByRole('button', { name: 'Jetzt abfragen' }).click();
      await page.locator('[data-said="done"]').waitFor();
      await step('ask').getByText('Abgefragt am').waitFor();
      await step('answer').getByRole('button', { name: 'Antwort nachsehen' }).click();
      await step('answer')
        .getByText(/Es ist noch keine Antwort da|Auskunft|Berechtigungsschein/)
        .waitFor();
      expect(await stage().barriers(page)).toEqual([]);
      await step('issue').getByRole('link', { name: 'Berechtigungsschein eintragen' }).click();
      await page.locator('#happened').waitFor();
      expect(await page.locator('#type').inputValue()).toBe('de.wegmarke.language.voucher-issued.v1');
    });

    it('fills the form of the entry with what the answer says, keeps it off the address, and is still there on the way back', async () => {
      await page.goto(page.url().replace(/#.*/, `#/case/${CASE}/voucher`));
      await question('status').selectOption('title-24');
      await page.getByLabel('SGB II, vom Jobcenter zum Kurs aufgefordert').check();
      await page.getByLabel('keine einfache mündliche Verständigung').check();
      await kind('competent');
      const fields = async (...wanted: readonly string[]) => {
        await page.locator('[data-prefilled]').waitFor();
        return Promise.all(wanted.map((name) => page.locator(`#field-${name}`).inputValue()));
      };
      await page.getByRole('link', { name: 'Zuständigkeit im Fall eintragen' }).click();
      const ground = 'aufenthg-44a-1-2';
      expect(await fields('issuer', 'ground', 'row')).toEqual([
        'jobcenter',
        ground,
        'jobcenter-duty-protection',
      ]);
      expect(page.url()).toMatch(/\/enter\?type=de\.wegmarke\.language\.competence-decided\.v1$/);
      await page.goBack();
      await kind('competent');
      await page.getByRole('link', { name: 'Berechtigungsschein eintragen' }).click();
      expect(await fields('issuer', 'ground', 'standing')).toEqual(['jobcenter', ground, 'obliged']);
      expect(await page.locator('#happened').inputValue()).toBe('');
      await page.reload();
      await page.locator('#happened').waitFor();
      expect(await page.locator('[data-prefilled]').count()).toBe(0);
    });
  });
}
