import type { Page } from 'playwright-core';
import type { Stage, View } from './stage.ts';

const OPERATOR = 'hub-betrieb-1';
const AT = '/operations.html';
/** The page reads itself again every 10 seconds: what an adapter says meanwhile is there after one of them. */
const NEXT_READING_MS = 25_000;

/** The operations page: how adapters, read models and ledger stand, and what an operator does there. */
export function operationsPages(stage: () => Stage): void {
  describe('operating the hub', () => {
    let page: Page | undefined;
    afterEach(() => page?.close());

    const open = async (view: View = {}): Promise<Page> => {
      const opened = await stage().page(OPERATOR, { at: AT, ...view });
      page = opened;
      await opened.locator('[data-summary]').waitFor();
      return opened;
    };
    const section = (opened: Page, title: string) =>
      opened.locator('section', { has: opened.getByRole('heading', { level: 2, name: title, exact: true }) });

    it('shows when every agency was seen last, that all is well, and no case; also printed', async () => {
      const opened = await open();
      const agencies = section(opened, 'Anbindungen der Behörden').getByRole('row');
      const everybody = { ...stage().network.agencies, ...stage().network.neighbours };
      expect(await agencies.count()).toBe(Object.keys(everybody).length + 1);
      const told = (await agencies.allInnerTexts()).slice(1);
      expect(told.filter((row) => !/gerade eben|vor \d+ (Sekunde|Minute)/.test(row))).toEqual([]);
      await opened.getByText('Alles läuft').waitFor({ timeout: NEXT_READING_MS });
      const witnesses = section(opened, 'Hauptbuch und Zeugen').getByRole('row');
      await witnesses.nth(1).waitFor({ timeout: NEXT_READING_MS });
      const answer = await opened.evaluate(async () => (await fetch('v1/operations')).text());
      expect(answer).not.toMatch(/case-|"handle"|"caseId/);
      expect(await stage().barriers(opened)).toEqual([]);
      expect(await stage().barriers(opened, ['on paper'])).toEqual([]);
      expect(await opened.getByRole('button').count()).toBe(0);
    });

    it('asks once before it acts, and ends with a receipt', async () => {
      const opened = await open();
      const question = opened.getByRole('region', { name: /Sind Sie sicher/ });
      await opened.getByRole('button', { name: 'Neu aufbauen: Stand der Rückrufe' }).click();
      await opened.getByRole('button', { name: 'Abbrechen' }).click();
      expect(await question.count()).toBe(0);
      expect(await opened.getByText('Quittung des Hubs').count()).toBe(0);
      await opened.getByRole('button', { name: 'Neu aufbauen: Was Empfänger abholen können' }).click();
      await question.waitFor();
      expect(await question.evaluate((asked) => asked === document.activeElement)).toBe(true);
      await opened.getByRole('button', { name: 'Ja, neu aufbauen' }).click();
      await opened.getByText(/Quittung des Hubs: .+, Nummer \d+/).waitFor();
      const built = section(opened, 'Lesesichten und Verfolger').getByText(/fertig: [\d.]+ \/ [\d.]+/);
      await built.waitFor({ timeout: NEXT_READING_MS });
    });

    it('is for operators only', async () => {
      const opened = await stage().visit(stage().network.hubUrl, { at: AT });
      page = opened;
      await opened.getByRole('button', { name: 'Anmelden' }).waitFor();
      expect(await opened.evaluate(async () => (await fetch('v1/operations')).status)).toBe(401);
    });

    it('is accessible in English', async () => {
      expect(await stage().barriers(await open({ language: 'en' }), ['at a desk'])).toEqual([]);
    });
  });
}
