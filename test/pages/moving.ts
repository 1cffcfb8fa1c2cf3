import type { Page } from 'playwright-core';
import { until } from '../../deploy/local/services/until.mjs';
import type { Stage } from './stage.ts';

/** A course participant of Emsdetten, and the file that the course provider of Rheine, a guest there, begins for them. */
const FILE = 'E-0907';
const GUEST_FILE = 'GAST-907';
const GIVES = 'emsdetten-vhs-sb-1';
const GUEST = 'emsdetten-vhs-rheine-sb-1';

/** Somebody moves: what both agencies do about it is done on their pages alone. */
export function movingPages(stage: () => Stage): void {
  describe('a move into another network', () => {
    let page: Page;
    let code = '';
    const at = async (persona: string, hash: string): Promise<void> => {
      page = await stage().page(persona, { at: `/agency.html#${hash}` });
      await page.locator('main h1').first().waitFor();
    };
    const said = (what: string) => page.locator(`[data-said="${what}"]`);
    const redeem = () => page.getByRole('button', { name: 'Mit diesem Code verbinden' });

    beforeAll(async () => {
      await stage().desk('emsdetten-vhs', 'POST', '/desk/cases', { reference: FILE });
      code = await until('a link code', async () => {
        const path = `/desk/cases/${FILE}/link-codes`;
        const made = stage()
          .desk('emsdetten-vhs', 'POST', path, {})
          .catch(() => ({}));
        return ((await made) as { readonly code?: string }).code;
      });
    });
    afterEach(() => page.close());

    it('says which paper is meant when the code is not whole', async () => {
      await at(GUEST, '/cases');
      await page.getByText('Neue Akte mit Link-Code').click();
      await redeem().click();
      await page.getByText('Geben Sie Ihr Aktenzeichen ein.').waitFor();
      await page.getByLabel('Ihr Aktenzeichen').fill(GUEST_FILE);
      await page.getByLabel('Link-Code', { exact: true }).fill('ABCD');
      await redeem().click();
      await said('problem').waitFor();
      expect(await said('problem').innerText()).toMatch(/16 Buchstaben und Ziffern[^]*LINK_CODE_MALFORMED/);
      expect(await said('problem').innerText()).not.toContain('/code');
      expect(await stage().barriers(page)).toEqual([]);
    });

    it('begins a file at the guest with the code, from the address of a number that nobody used', async () => {
      await at(GUEST, `/case/${GUEST_FILE}`);
      await page.getByText('Zu diesem Aktenzeichen gibt es hier noch keinen Fall.').waitFor();
      expect(await page.getByRole('button', { name: 'Fall neu eröffnen' }).count()).toBe(0);
      expect(await stage().barriers(page)).toEqual([]);
      await page.getByLabel('Link-Code', { exact: true }).fill(code);
      await redeem().click();
      await page.getByText('Verbunden seit').waitFor();
      const ways = page.getByRole('navigation', { name: 'In diesem Fall' });
      await ways.getByRole('link', { name: 'Einwilligungen' }).waitFor();
      expect(await ways.getByRole('link', { name: 'Link-Code für eine andere Stelle' }).count()).toBe(0);
    });

    it('says of a guest that it makes no codes', async () => {
      await at(GUEST, `/case/${GUEST_FILE}/link-code`);
      await page.getByText('Ihre Stelle erzeugt keine Link-Codes.').waitFor();
      expect(await page.getByRole('button', { name: 'Code erzeugen' }).count()).toBe(0);
    });

    it('is consented to with the day of the move, which is read out before it is recorded', async () => {
      await at(GIVES, `/case/${FILE}/consents/answer/vhs-rheine.case-management`);
      await page.locator('#identity-0').check();
      await page.getByRole('button', { name: 'Weiter' }).click();
      await page.getByText('Wählen Sie den Tag: Die Vereinbarung erlaubt nur, was davor geschah.').waitFor();
      expect(await stage().barriers(page)).toEqual([]);
      await page.getByLabel('Nur was geschah vor dem').fill('2026-11-01');
      await page.getByRole('button', { name: 'Weiter' }).click();
      const summary = page.locator('[data-summary]');
      await summary.waitFor();
      expect(await summary.innerText()).toMatch(
        /Nur was geschah vor dem\s+1\. November 2026: .*Kurs begonnen/,
      );
      await page.getByRole('button', { name: 'So erfassen' }).click();
      await said('done').waitFor();
      const { consents } = (await stage().desk('emsdetten-vhs', 'GET', `/desk/cases/${FILE}/consents`)) as {
        readonly consents: readonly { readonly provisions: readonly { readonly dataUntil?: string }[] }[];
      };
      const days = consents.flatMap(({ provisions }) => provisions.map(({ dataUntil }) => dataUntil));
      expect(days).toEqual([undefined, '2026-10-31T23:00:00.000Z']);
    });

    it('is offered to an agency that is chosen by its name', async () => {
      await at(GIVES, `/case/${FILE}/enter?type=de.wegmarke.casework.handover-offered.v1`);
      await page.getByLabel('an die Stelle').selectOption({ label: 'Volkshochschule Rheine (Gast)' });
      await page.getByLabel('Grund').selectOption({ label: 'Umzug' });
      await page.getByLabel('Wann ist es geschehen?').fill('2026-11-02');
      await page.getByRole('button', { name: 'Eintragen' }).click();
      await said('done').waitFor();
    });

    it('is not said to be accepted as long as the answer stays at the guest, who is led to the consent', async () => {
      await at(GUEST, `/case/${GUEST_FILE}`);
      const accept = page.getByRole('button', { name: /^Übergabe annehmen/ });
      await accept.waitFor();
      await accept.click();
      await said('held').waitFor();
      const told = await said('held').innerText();
      expect(told).toMatch(
        /bleibt vorerst bei Ihnen; keine andere Stelle erfährt ihn[^]*Keine Einwilligung deckt das/,
      );
      expect(await page.locator('main').innerText()).not.toContain('Die Übergabe ist angenommen');
      expect(await stage().barriers(page)).toEqual([]);
      // It was answered here: there is no second answer to give.
      await accept.waitFor({ state: 'detached' });
      const answer = page.locator('[data-handover="accepted"][data-unsent="held"]');
      expect(await answer.innerText()).toMatch(
        /Ihre Annahme liegt noch bei Ihrer Stelle; keine andere erfährt davon\. Grund: Keine Einwilligung deckt das/,
      );
      const { entries } = (await stage().desk(
        'emsdetten-vhs-rheine',
        'GET',
        `/desk/cases/${GUEST_FILE}/entries`,
        undefined,
        GUEST,
      )) as { readonly entries: readonly { readonly type: string; readonly state: string }[] };
      expect(entries.map(({ type, state }) => [type.split('.').at(-2), state])).toEqual([
        ['handover-accepted', 'held'],
      ]);
      await said('held').getByRole('link', { name: 'Einwilligung in diesem Fall aufnehmen' }).click();
      await page.locator('[data-offer="vhs.case-management"]').waitFor();
    });

    it('is accepted for the old agency, too, once the person has agreed that it is told', async () => {
      await at(GUEST, `/case/${GUEST_FILE}/consents/answer/vhs.case-management`);
      await page.locator('#identity-0').check();
      // That somebody goes on elsewhere comes after the move: no day is asked for.
      expect(await page.getByLabel('Nur was geschah vor dem').count()).toBe(0);
      await page.getByRole('button', { name: 'Weiter' }).click();
      await page.getByRole('button', { name: 'So erfassen' }).click();
      await said('done').waitFor();
      await page.close();
      await at(GIVES, `/case/${FILE}`);
      await page.locator('[data-handover="accepted"]:not([data-unsent])').waitFor();
      await page.close();
      await at(GUEST, `/case/${GUEST_FILE}`);
      await page.locator('[data-handover="accepted"]:not([data-unsent])').waitFor();
    });

    it('can be given another day, beside what holds without one', async () => {
      await at(GIVES, `/case/${FILE}/consents`);
      await page
        .locator('[data-offer="vhs-rheine.case-management"]')
        .getByRole('link', { name: /^Ändern/ })
        .click();
      await page.getByText('Noch ist nichts geändert').waitFor();
      expect(await page.locator('.side-by-side').count()).toBe(2);
      expect(await stage().axe(page)).toEqual([]);
      const days = page.getByLabel('Nur was geschah vor dem');
      expect(await days.count()).toBe(1);
      await days.fill('2026-10-15');
      await page.getByRole('button', { name: 'Änderung erfassen' }).click();
      await said('done').waitFor();
    });
  });
}
