import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

const sample = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../deploy/local/demo/competence', file), 'utf8');
const [table, next] = [sample('voucher.yaml'), sample('voucher-next.yaml')];
const ROW = `  - id: nobody-sufficient-title`;
/** The same row under another paragraph. */
const otherGround = table
  .replace('version: 1', 'version: 2')
  .replace(new RegExp(`(${ROW}[^]*?paragraph: )§ 44\\(3\\) s. 1 no. 3, § 45a AufenthG`), '$1§ 17(1) IntV');
/** A row that leaves some of its cases to nobody, and one that takes some of another's. */
const faulty = table
  .replace('status: [claim-lapsed, other-title, title-24, title-25-5], german', 'status: [title-24], german')
  .replace('status: eu-citizen,', 'status: [eu-citizen, german],');

/** What another version of a competence table would change, asked at the desk of an agency. */
export function whatIfPages(stage: () => Stage): void {
  describe('another version of a competence table', () => {
    let page: Page;
    const faults = () => page.locator('[data-fault]').allInnerTexts();
    const compared = () => page.locator('[data-changed]');
    const choose = (text: string, name = 'voucher-2.yaml') =>
      page
        .locator('#what-if-file')
        .setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(text, 'utf8') });
    const compare = () => page.getByRole('button', { name: /^(Prüfen und vergleichen|Check and compare)$/ });

    beforeEach(async () => {
      page = await stage().page('abh-sb-1', { at: '/agency.html#/competence', language: 'de' });
      await page.getByRole('link', { name: 'Neue Fassung ausprobieren' }).click();
      await page.locator('#what-if-text').waitFor();
    });
    afterEach(() => page.close());

    it('is told to be none where the file is something else, in the language of the page', async () => {
      await choose('Sehr geehrte Damen und Herren,', 'brief.txt');
      await compare().click();
      await page.locator('[data-fault]').first().waitFor();
      expect(await faults()).toEqual(['Das ist keine Zuständigkeitstabelle']);
      expect(await page.locator('[data-result]').innerText()).toMatch(/ganze Datei[^]*richtige Datei/);
      expect(await page.locator('[data-result] [lang="en"]').count()).toBe(0);
    });

    it('has its faults told, each with its line and in both languages, and nothing is compared', async () => {
      await compare().click();
      await page.getByText('Bitte eine Datei auswählen').waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('what-if-text');
      await choose(faulty);
      await page.getByText('Gelesen: voucher-2.yaml').waitFor();
      await compare().focus();
      await page.keyboard.press('Enter');
      await page.locator('[data-fault]').first().waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('what-if-result');
      expect(new Set(await faults())).toEqual(
        new Set(['Eine Zeile fehlt', 'Zwei Zeilen überschneiden sich']),
      );
      const overlap = page.locator('tr', { hasText: 'Zwei Zeilen' }).first();
      expect(await overlap.innerText()).toMatch(/Textzeile \d+\s+- id: [^]* antworten verschieden: /);
      expect(await stage().barriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByText('A row is missing').first().waitFor();
      expect(new Set(await faults())).toEqual(new Set(['A row is missing', 'Two rows overlap']));
      expect(await compared().count()).toBe(0);
      await page.getByRole('button', { name: 'Deutsch' }).click();
    });

    it('says in one sentence that it changes no case, also when its text was dropped', async () => {
      const files = await page.evaluateHandle((text) => {
        const dropped = new DataTransfer();
        dropped.items.add(new File([text], 'dropped.yaml'));
        return dropped;
      }, table);
      await page.locator('.what-if__file').dispatchEvent('drop', { dataTransfer: files });
      await page.getByText('Gelesen: dropped.yaml').waitFor();
      await compare().click();
      await compared().waitFor();
      expect(await compared().innerText()).toMatch(
        /^Kein offener Fall würde anders[^]*Offene Fälle: (\d+) – 0 anders, \1 wie jetzt, 0 nicht bekannt/,
      );
      await page.locator('#what-if-text').fill('table: {}');
      expect(await compared().count()).toBe(0);
    });

    it('tells more than ten cases apart by the sample of a next version, and what would have to be found out of the rest', async () => {
      await choose(next, 'voucher-next.yaml');
      await compare().click();
      await compared().waitFor();
      const [, otherwise, same] = /– (\d+) anders, (\d+) wie jetzt/.exec(await compared().innerText()) ?? [];
      expect(Number(otherwise)).toBeGreaterThan(0);
      expect(Number(otherwise) + Number(same)).toBeGreaterThan(10);
      expect(await page.locator('[data-missing]').innerText()).toMatch(
        /^Aufenthalt oder Staatsangehörigkeit: \d+$/m,
      );
      expect(await stage().barriers(page)).toEqual([]);
    });

    it('names each own case that it changes, with row and paragraph before and after', async () => {
      const reference = await knowSomebody(stage());
      await choose(otherGround);
      await compare().click();
      const row = page.locator('tr', { hasText: reference });
      await row.waitFor();
      expect(await compared().innerText()).toMatch(/^Offene Fälle: \d+ – 1 anders/);
      expect(await row.innerText()).toMatch(
        /nobody-sufficient-title\s+§ 44 Abs\. 3 [^]*nobody-sufficient-title\s+§ 17 Abs\. 1 IntV/,
      );
      expect(await row.getByRole('link').getAttribute('href')).toContain('#/case/');
      expect(await page.getByText('Fassung 1 → 2').count()).toBe(1);
      expect(await stage().barriers(page, ['at a desk', 'on a telephone in the dark', 'on paper'])).toEqual(
        [],
      );
      expect(await page.locator('#what-if-text').isVisible()).toBe(false);
      expect(page.url()).not.toContain(reference);
    });
  });
}

/** Records in one case of the immigration office what answers the table's questions; gives the case's number. */
async function knowSomebody(stage: Stage): Promise<string> {
  const { cases } = (await stage.desk('abh', 'GET', '/desk/cases')) as {
    readonly cases: readonly { readonly reference: string; readonly linked: boolean }[];
  };
  const reference = cases.findLast(({ linked }) => linked)?.reference ?? '';
  const happenedAt = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const enter = (type: string, data: object) =>
    stage.desk(
      'abh',
      'POST',
      '/desk/events',
      { key: crypto.randomUUID(), reference, type: `de.wegmarke.${type}.v1`, happenedAt, data },
      'abh-sb-1',
    );
  await enter('residence.title-granted', { title: 'temporary-protection' });
  await enter('language.need-found', { level: 'b1', way: 'interview' });
  return reference;
}
