import type { Locator, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

interface Offers {
  readonly linked: boolean;
  readonly offers: readonly { readonly id: string; readonly state: string }[];
}

const CARD = 'jobcenter.course-progress';
const PERSON = 'vhs-sb-1';

/** The consent desk: asking, giving, amending and withdrawing with the person beside. */
export function consentDeskPages(stage: () => Stage): void {
  describe('the consent desk', () => {
    let page: Page;
    let reference = '';
    const open = async (at: string): Promise<void> => {
      page = await stage().page(PERSON, {
        at: `/agency.html#/case/${encodeURIComponent(reference)}${at}`,
        language: 'de',
      });
      await page.locator('main h1').first().waitFor();
    };
    const card = (): Locator => page.locator(`[data-offer="${CARD}"]`);
    const said = (): Locator => page.locator('[data-said="done"]');
    /** Goes there by the keyboard alone. */
    const tabTo = async (target: Locator): Promise<void> => {
      await target.waitFor();
      for (let pressed = 0; pressed < 250; pressed += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error('the keyboard does not reach it');
    };
    const press = async (target: Locator, key = 'Enter'): Promise<void> => {
      await tabTo(target);
      await page.keyboard.press(key);
    };

    beforeAll(async () => {
      reference = await fileWithoutAnswer(stage());
    });
    afterEach(() => page.close());

    it('shows every question as a card, also narrow and in the dark', async () => {
      await open('/consents');
      await card().waitFor();
      expect(await page.locator('h1').innerText()).toBe(`Einwilligungen – Fall ${reference}`);
      expect(await card().innerText()).toMatch(/Noch nicht gefragt[^]*Kursverlauf[^]*teilt mit/);
      expect(await page.getByText('§ 87 AufenthG').count()).toBeGreaterThan(0);
      expect(await stage().barriers(page)).toEqual([]);
    });

    it('takes a yes down and back by the keyboard alone, each with its receipt', async () => {
      await open('/consents');
      await press(card().getByRole('link', { name: /^Antwort aufnehmen/ }));
      await page.getByText('Schritt 1 von 2').waitFor();
      expect(await stage().axe(page)).toEqual([]);
      await press(page.getByRole('button', { name: 'Weiter' }));
      const identity = page.locator('#identity-0');
      await page.getByText('Wählen Sie, wie Sie geprüft haben').waitFor();
      expect(await identity.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await page.locator('[name="identity"]:checked').count()).toBe(0);
      await press(identity, 'Space');
      await press(page.getByRole('button', { name: 'Weiter' }));
      await page.locator('[data-summary]').waitFor();
      expect(await page.locator('[data-summary]').innerText()).toMatch(
        /Die Person sagt Ja[^]*Kursverlauf[^]*Ausweis oder Aufenthaltstitel/,
      );
      await press(page.getByRole('button', { name: 'So erfassen' }));
      await said().waitFor();
      expect(await said().innerText()).toMatch(
        /Die Einwilligung ist erfasst[^]*Quittung des Hubs: .*Nummer \S/,
      );
      await press(page.getByRole('link', { name: 'Zu allen Einwilligungen' }).last());
      await page.locator(`[data-offer="${CARD}"][data-state="given"]`).waitFor();
      await press(card().getByRole('link', { name: /^Widerrufen/ }));
      await page.locator('[data-stops]').waitFor();
      expect(await page.locator('main').innerText()).toMatch(
        /Das stoppt jetzt[^]*Jobcenter[^]*Das bleibt bis jetzt rechtmäßig[^]*Das läuft nach dem Gesetz weiter/,
      );
      expect(await stage().axe(page)).toEqual([]);
      await press(page.getByRole('button', { name: 'Jetzt widerrufen' }));
      await said().waitFor();
      expect(await said().innerText()).toMatch(/Der Widerruf ist wirksam[^]*Quittung des Hubs/);
      expect(await said().evaluate((element) => element === document.activeElement)).toBe(true);
    });

    it('amends with what holds and what is to hold side by side', async () => {
      await give(stage(), reference);
      await open('/consents');
      await card()
        .getByRole('link', { name: /^Ändern/ })
        .click();
      await page.getByText('Noch ist nichts geändert').waitFor();
      expect(await page.locator('.side-by-side .card').count()).toBe(2);
      expect(await stage().axe(page)).toEqual([]);
      await page.getByLabel('nur die Tatsache').check();
      await page.getByRole('button', { name: 'Änderung erfassen' }).click();
      await said().waitFor();
      expect(await said().innerText()).toMatch(/Die Änderung gilt[^]*Quittung des Hubs/);
      await page.getByRole('link', { name: 'Zu allen Einwilligungen' }).last().click();
      await page.locator(`[data-offer="${CARD}"]`).getByText('nur die Tatsache').waitFor();
    });

    it('prints the sheet in the language of the person with German beside', async () => {
      await open('/consent-sheet?in=ar');
      await page.locator('[lang="ar"][dir="rtl"]').first().waitFor();
      expect(await page.locator('.sheet-columns [lang="de"][dir="ltr"]').count()).toBeGreaterThan(0);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button', { name: 'Drucken' }).isVisible()).toBe(false);
      expect(await page.locator(`[data-question="${CARD}"]`).isVisible()).toBe(true);
      expect(await stage().axe(page)).toEqual([]);
      expect(await stage().overflow(page)).toBe(0);
    });

    it('prints a receipt whose code is explained beside it', async () => {
      const consentId = await give(stage(), reference);
      await open('/consents');
      const receipt = `desk/cases/${encodeURIComponent(reference)}/consents/${consentId}/receipt.html?language=de`;
      await page.goto(`${stage().placeOf(PERSON)}/${receipt}`);
      expect(await page.locator('figure svg').count()).toBe(1);
      expect(await page.locator('figcaption').innerText()).toContain('keinen Namen');
      expect(await page.locator('body').innerText()).toContain(consentId);
    });

    it('takes note of what another agency recorded for this one', async () => {
      const consentId = await giveAtCaritas(stage(), reference);
      await open('/consents');
      const foreign = page.locator(`[data-foreign="${consentId}"]`);
      await foreign.getByRole('button', { name: /^Zur Kenntnis nehmen/ }).click();
      await said().waitFor();
      await foreign.getByText('Zur Kenntnis genommen').waitFor();
    });
  });
}

/** A linked file in which nobody was asked yet; the last one, as other tests take the first. */
async function fileWithoutAnswer(stage: Stage): Promise<string> {
  const { cases } = (await stage.desk('vhs', 'GET', '/desk/cases')) as {
    cases: readonly { reference: string; linked: boolean }[];
  };
  for (const { reference } of cases.filter(({ linked }) => linked).toReversed()) {
    const path = `/desk/cases/${encodeURIComponent(reference)}/consent-offers`;
    const { offers } = (await stage.desk('vhs', 'GET', path)) as Offers;
    if (offers.find(({ id }) => id === CARD)?.state === 'none') return reference;
  }
  throw new Error('every file of the demonstration has an answer already');
}

async function give(stage: Stage, reference: string): Promise<string> {
  return recorded(stage, 'vhs', reference);
}

/** Counselling fills the form in with the person; the course provider is the source (the agreement's recorders). */
async function giveAtCaritas(stage: Stage, reference: string): Promise<string> {
  const { code } = (await stage.desk(
    'vhs',
    'POST',
    `/desk/cases/${encodeURIComponent(reference)}/link-codes`,
    {},
  )) as {
    code: string;
  };
  const own = `BERATUNG-${reference}`;
  await stage.desk('caritas', 'POST', '/desk/link-codes/redeem', { code, reference: own });
  return recorded(stage, 'caritas', own);
}

async function recorded(stage: Stage, agency: string, reference: string): Promise<string> {
  const validUntil = new Date(Date.now() + 300 * 86_400_000).toISOString();
  const body = {
    decision: 'given',
    notice: { id: 'notice-course', version: '3', language: 'de', channel: 'paper', plainLanguage: true },
    givenBy: 'person',
    provisions: [
      {
        source: 'vhs',
        recipients: ['jobcenter'],
        purposes: ['course-progress'],
        eventTypes: ['de.wegmarke.language.module-completed.v1'],
        depth: 'detail',
        validUntil,
      },
    ],
  };
  const path = `/desk/cases/${encodeURIComponent(reference)}/consents`;
  const answer = await stage.desk(agency, 'POST', path, body, `${agency}-sb-1`);
  return (answer as { consentId: string }).consentId;
}
