import type { Locator, Page } from 'playwright-core';
import { asPerson, enterCode, enterPin, INTERRUPTED, letterCode, wasRead } from './as-person.ts';
import type { Stage } from './stage.ts';

const PARTS = ['path', 'promises', 'consents', 'accesses', 'rights', 'wishes', 'help', 'devices'];

/** The person's view: in by the code of the letter, and everything that can be read and done there. */
export function personPages(stage: () => Stage): void {
  describe("the person's view", () => {
    let page: Page;
    const goTo = async (part: string): Promise<void> => {
      await page.goto(`${stage().network.hubUrl}/person.html#/${part}`);
      await read();
    };
    const read = (): Promise<void> => wasRead(page);
    const speak = (language: string): Promise<unknown> => page.locator('#language').selectOption(language);
    const done = (): Locator => page.locator('[data-said="done"]');
    const isFocused = (one: Locator): Promise<boolean> =>
      one.evaluate((element) => element === document.activeElement);

    beforeAll(async () => {
      const { code, address } = await letterCode(stage());
      page = await stage().visit(address.replace(/\/person\.html$/, ''), {
        at: `/person.html#/?code=${code}`,
      });
      expect(await page.getByLabel('Code aus dem Brief').inputValue()).toBe(code);
      expect(page.url()).not.toContain(code);
      await enterCode(page, code);
      await page.locator('person-path [data-entry]').first().waitFor();
    });
    afterAll(() => page?.context().close());
    beforeEach(async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
      await goTo('path');
      await speak('de');
    });

    it('tells the own path in German, by month, the newest first', async () => {
      const months = await page.locator('person-path h2').allInnerTexts();
      expect(months.length).toBeGreaterThan(1);
      expect(await page.locator('person-path').innerText()).toMatch(/Eingetragen von: VHS Rheine\./);
      expect(await page.title()).toBe('Mein Weg – Wegmarke');
    });

    it('says above the entries what comes next, by when, and whose turn it is', async () => {
      const other = await asPerson(stage(), { language: 'de' }, INTERRUPTED);
      const next = other.locator('person-path [data-next]');
      await next.getByRole('heading', { name: 'Was als Nächstes kommt' }).waitFor();
      const step = next.locator('[data-chain="interruption"]');
      expect(await step.innerText()).toMatch(/An der Reihe sind Sie oder: VHS[^]*\(§ 4 Abs\. 1 S\. 3 IntV\)/);
      expect(await stage().barriers(other)).toEqual([]);
      await other.context().close();
    });

    it.each(PARTS)('has no barrier that axe finds, light, dark and narrow: %s', async (part) => {
      await goTo(part);
      expect(await stage().barriers(page)).toEqual([]);
    });

    it('stands from right to left in Arabic, with the German text and date beside', async () => {
      await page.setViewportSize({ width: 320, height: 800 });
      await speak('ar');
      await read();
      expect(await page.getAttribute('html', 'dir')).toBe('rtl');
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/مساري\s+Mein Weg/);
      expect(await page.locator('person-path [data-entry] p').first().innerText()).toMatch(
        /\d{1,2}\. \S+ 20\d\d/,
      );
      expect(await page.locator('[data-draft]').innerText()).toContain('Dieser Text ist ein Entwurf');
      const [tools, name] = await Promise.all(
        ['.masthead__name', 'h1'].map((one) =>
          page.locator(one).evaluate((shown) => shown.getBoundingClientRect().right),
        ),
      );
      expect(Math.min(tools ?? 0, name ?? 0)).toBeGreaterThan(200);
      expect(await stage().axe(page)).toEqual([]);
      expect(await stage().overflow(page)).toBe(0);
    });

    it('begins with its content on a telephone, from right to left too: the parts fold under one button', async () => {
      await page.setViewportSize({ width: 320, height: 800 });
      await speak('ar');
      await read();
      const head = () => page.locator('.masthead').evaluate((shown) => shown.getBoundingClientRect().height);
      expect(await head()).toBeLessThan(360);
      await page.locator('.masthead__menu summary').focus();
      await page.keyboard.press('Enter');
      expect(await stage().axe(page)).toEqual([]);
      await page.getByRole('link', { name: /Meine Wünsche/ }).click();
      await page.locator('person-wishes h1').waitFor();
      expect(await head()).toBeLessThan(360);
    });

    it('shows the Solar Hijri date in Dari and the German one beside', async () => {
      await speak('prs');
      await read();
      expect(await page.locator('person-path [data-entry] p').first().innerText()).toMatch(
        /۱۴۰[۰-۹].*20\d\d/s,
      );
    });

    it('says who saw what, when, what for and why, in a sentence each', async () => {
      await stage().desk('jobcenter', 'GET', '/desk/cases/327D007779/timeline');
      await goTo('accesses');
      const first = page.locator('person-accesses [data-access="staff"]').first();
      await first.waitFor();
      expect(await first.innerText()).toMatch(
        /Am .+ 20\d\d .+ hat eine Person bei Jobcenter .+ gesehen: .+\. Wofür: .+\. Grund: .+\./,
      );
    });

    it('takes a wish and shows it with its receipt', async () => {
      await goTo('wishes');
      await page.getByLabel('Ich möchte einen Kurs am Abend.').check();
      await page.getByRole('button', { name: 'Wunsch sagen' }).click();
      await done().waitFor();
      expect(await done().innerText()).toMatch(
        /Ihr Wunsch ist gespeichert\.\s+Erledigt am .+ Nummer der Quittung: \d+/,
      );
      await page.locator('[data-wish="course-in-the-evening"]').waitFor();
    });

    it('takes that an entry is wrong, and says so beside it', async () => {
      const entry = page.locator('person-path [data-entry]').first();
      await entry.getByRole('button', { name: 'Das stimmt nicht' }).click();
      expect(await isFocused(page.locator('[data-asked]'))).toBe(true);
      await page.getByRole('button', { name: 'Ja, melden' }).click();
      await done().waitFor();
      expect(await isFocused(done())).toBe(true);
      await entry.getByText('Dieser Eintrag wird bestritten.').waitFor();
    });

    it('withdraws a consent in two steps by the keyboard alone, the first of which shows what follows', async () => {
      await goTo('consents');
      const given = page.locator('[data-consent][data-state="given"]').first();
      await given.getByRole('button', { name: 'Alles widerrufen' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Das passiert, wenn Sie widerrufen').waitFor();
      await page.locator('[data-flows="stops"] li').first().waitFor();
      expect(await stage().axe(page)).toEqual([]);
      for (const yes = page.getByRole('button', { name: 'Ja, jetzt widerrufen' }); !(await isFocused(yes));)
        await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('Ihr Widerruf gilt ab jetzt.').waitFor();
      await page.locator('[data-consent][data-state="withdrawn"]').first().waitFor();
      expect(await isFocused(done())).toBe(true);
    });

    it('prints everything as one letter that ends with whom to ask', async () => {
      await goTo('letter');
      await page.locator('[data-part="/help"] [data-contact]').first().waitFor();
      await page.emulateMedia({ media: 'print' });
      const parts = await page.locator('[data-letter] h1').allInnerTexts();
      expect(parts).toEqual([
        'Mein Weg',
        'Mein Weg',
        'Was mir zugesagt ist',
        'Meine Einwilligungen',
        'Wer hat was gesehen?',
        'Meine Wünsche',
        'Wer hilft mir?',
      ]);
      expect(await stage().barriers(page, ['on paper'])).toEqual([]);
      expect(await page.locator('.masthead__nav').isVisible()).toBe(false);
      expect(await page.locator('[data-letter]').getByRole('button').filter({ visible: true }).count()).toBe(
        0,
      );
    });

    it('does not say that one has left before it is so, and shows nothing meanwhile', async () => {
      let isDown = true;
      const leave = /\/v1\/person\/leave$/;
      await page.route(leave, (route) =>
        isDown ? route.fulfill({ status: 503, json: { code: 'NOT_AVAILABLE' } }) : route.continue(),
      );
      await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
      await page.getByText('Sie sind noch nicht abgemeldet').waitFor();
      expect(await page.locator('[data-entry], [data-farewell]').count()).toBe(0);
      expect(await stage().axe(page)).toEqual([]);
      await page.reload();
      await page.getByText('Sie sind noch nicht abgemeldet').waitFor();
      expect(await page.locator('[data-entry], [data-farewell]').count()).toBe(0);
      const asked = page.waitForRequest(leave);
      await page.getByRole('button', { name: 'Jetzt noch einmal versuchen' }).click();
      await asked;
      await page.getByText('Sie sind noch nicht abgemeldet').waitFor();
      // The page tries again by itself. The button is not pressed now: that may have been done before it is.
      isDown = false;
      await page.getByText('Sie sind abgemeldet.').waitFor();
      await page.unroute(leave);
      await enterPin(page);
      await page.locator('[data-entry]').first().waitFor();
    });

    it('is left quickly, and is shut when one comes back', async () => {
      await page.route('https://www.dwd.de/', (route) => route.fulfill({ body: 'weather' }));
      await page.getByRole('button', { name: 'Seite schnell verlassen' }).click();
      await page.waitForURL('https://www.dwd.de/');
      await page.goto(`${stage().network.hubUrl}/person.html`);
      await page.getByLabel('Ihre PIN').waitFor();
      expect(await page.locator('[data-entry]').count()).toBe(0);
      await enterPin(page);
      await page.locator('[data-entry]').first().waitFor();
    });

    it('points out a letter and a device that are new, and says by whose letter and when', async () => {
      const { code } = await letterCode(stage());
      await goTo('devices');
      await page.reload();
      await page
        .locator('[data-new="letter"]')
        .getByText(/von VHS Rheine/)
        .waitFor();
      const own = page;
      const other = await stage().visit(stage().network.hubUrl, { at: '/person.html' });
      await enterCode(other, code);
      await other.locator('[data-entry]').first().waitFor();
      await other.context().close();
      page = own;
      await page.reload();
      await page.locator('[data-new="device"]').first().waitFor();
      expect(await page.locator('[data-new-access]').innerText()).toMatch(
        /Ein anderes Gerät: angemeldet am .+, mit dem Brief von VHS Rheine\./,
      );
      expect(await page.locator('[data-device="other"]').first().innerText()).toMatch(
        /Zuletzt geöffnet: .+\s+Mit dem Brief von VHS Rheine, gemacht am /,
      );
      expect(await stage().axe(page)).toEqual([]);
    });

    it('takes a lost device away from another one', async () => {
      const { code } = await letterCode(stage());
      const own = page;
      page = await stage().visit(stage().network.hubUrl, { at: '/person.html' });
      await enterCode(page, code);
      await page.locator('[data-entry]').first().waitFor();
      await goTo('devices');
      const others = page.locator('[data-device="other"]');
      await others.first().waitFor();
      const lost = others.getByRole('button', { name: 'Gerät abmelden' });
      for (let left = await lost.count(); left > 0; left -= 1) {
        await lost.first().click();
        await page.getByRole('button', { name: 'Ja, abmelden' }).click();
        await others
          .filter({ hasText: 'Abgemeldet' })
          .nth((await others.count()) - left)
          .waitFor();
      }
      await own.reload();
      await own.getByLabel('Code aus dem Brief').waitFor();
      await own.context().close();
    });

    it('says the same of a code that never was and of a used one', async () => {
      const stranger = await stage().visit(stage().network.hubUrl, { at: '/person.html' });
      const kept = page;
      page = stranger;
      await enterCode(page, 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA');
      await page.getByText('Mit diesem Code geht es nicht.').waitFor();
      expect(await stage().axe(page)).toEqual([]);
      page = kept;
      await stranger.context().close();
    });
  });
}
