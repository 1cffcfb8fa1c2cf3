import type { Browser, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { callDesk } from '../../deploy/local/demonstration/desks.mjs';
import { servePage } from '../../deploy/local/demonstration/page.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { whereChromium } from '../../deploy/local/services/where.mjs';
import { dropExport } from '../network/files.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { consentToCourse, recorded, REFERENCES, shareCase } from './shared-case.ts';

const names = {
  jobcenter: { de: 'Jobcenter Kreis Steinfurt', en: 'Jobcenter of the county of Steinfurt' },
  vhs: { de: 'VHS Rheine', en: 'VHS Rheine (course provider)' },
  caritas: { de: 'Caritas Migrationsberatung', en: 'Caritas migration counselling' },
} as const;

/** What the page is told, as `npm start` lays it beside it. */
function pageData(network: SampleNetwork): string {
  const agencies = (Object.keys(names) as (keyof typeof names)[]).map((agency) => {
    const { deskUrl: url, deskToken: token } = network.agency(agency);
    return { agency, name: names[agency], url, token, staff: `${agency}-clerk` };
  });
  const cases = [
    {
      id: 'alone',
      title: { de: 'Nur beim Jobcenter', en: 'At the jobcenter only' },
      story: { de: 'Eine Akte, die sonst niemand führt.', en: 'A file that nobody else keeps.' },
      references: { jobcenter: REFERENCES.jobcenter },
    },
    {
      id: 'awaited',
      title: { de: 'Noch nicht angelegt', en: 'Not opened yet' },
      story: { de: 'Eine Akte, die es erst geben wird.', en: 'A file that is yet to be.' },
      references: { caritas: 'K-404' },
    },
    {
      id: 'shared',
      title: { de: 'Ein Kurs mit Einwilligung', en: 'A course with consent' },
      story: {
        de: 'Die VHS zeigt den Kurs, solange die Person einwilligt.',
        en: 'The VHS shows the course as long as the person agrees.',
      },
      references: REFERENCES,
    },
  ];
  return JSON.stringify({ agencies, cases, parties: [] });
}

whereChromium('The demonstration page', (program) => {
  let network: SampleNetwork;
  let served: { url: string; stop: () => Promise<void> };
  let browser: Browser;
  let page: Page;
  let troubles: string[];

  beforeAll(async () => {
    const port = await freePort();
    network = await startSampleNetwork('page', ['jobcenter', 'vhs', 'caritas'], {
      origin: `http://127.0.0.1:${port}`,
    });
    await shareCase(network, ['vhs', 'caritas']);
    const vhs = network.agency('vhs');
    await callDesk(vhs, 'POST', `/desk/cases/${REFERENCES.vhs}/consents`, consentToCourse);
    dropExport(vhs, 'export-1.csv', [`${REFERENCES.vhs};;;1;ANMELDUNG;05.02.2026;IK-2026-001;;`]);
    await recorded(network, 'vhs', 1);
    const desks = Object.values(network.agencies).map(({ deskUrl }) => deskUrl);
    served = await servePage({ port, data: async () => pageData(network), desks });
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    await network?.stop();
  });

  beforeEach(async () => {
    troubles = [];
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
    // Where all cores have other work too, a page takes its time.
    page.setDefaultTimeout(60_000);
    page.on('pageerror', ({ message }) => troubles.push(message));
    page.on('console', (said) => {
      // A violated content security policy is told here too.
      if (said.type() === 'error' || said.type() === 'warning') troubles.push(said.text());
    });
  });

  afterEach(async () => {
    await page.close();
    expect(troubles).toEqual([]);
  });

  const pane = (agency: string): Locator => page.locator(`.pane[data-agency="${agency}"]`);
  const open = (query = '?case=shared&left=jobcenter&right=vhs') =>
    page.goto(`${served.url}side-by-side.html${query}`);

  it("shows an agency's timeline of a chosen case, with the basis of each entry", async () => {
    await page.goto(`${served.url}side-by-side.html`);
    await page.getByLabel('Fall').selectOption({ label: 'shared · Ein Kurs mit Einwilligung' });
    const registered = pane('jobcenter').locator('[data-type="de.wegmarke.language.registered.v1"]');
    await registered.waitFor();
    expect(await registered.innerText()).toMatch(
      /5\. Februar 2026[^]*VHS Rheine[^]*Einwilligung Nr\. \S+, gültig bis/,
    );
    const voucher = pane('jobcenter').locator('[data-type="de.wegmarke.language.voucher-issued.v1"]');
    expect(await voucher.getAttribute('data-basis')).toBe('own');
    await pane('jobcenter').locator('case-timeline').getByText(REFERENCES.jobcenter).first().waitFor();
  });

  it('shows the same case as another agency sees it', async () => {
    await open();
    const voucher = pane('vhs').locator('[data-type="de.wegmarke.language.voucher-issued.v1"]');
    await voucher.waitFor();
    expect(await voucher.innerText()).toContain('§ 88a');
    await pane('vhs').getByLabel('Ansicht als').selectOption('caritas');
    await pane('caritas').getByText('Für Sie liegt hier nichts vor.').waitFor();
    expect(await pane('caritas').locator('case-timeline article').count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('right')).toBe('caritas');
  });

  it('says that the story goes on where an agency has not opened its file yet', async () => {
    await open('?case=awaited&left=caritas');
    await pane('caritas').getByText('Diese Behörde hat hier noch keine Akte angelegt.').waitFor();
    await pane('caritas').getByRole('button', { name: 'Neu lesen' }).click();
    await pane('caritas').getByText('Diese Behörde hat hier noch keine Akte angelegt.').waitFor();
    expect(troubles.every((one) => one.includes('404'))).toBe(true);
    troubles = [];
  });

  it('says so where an agency keeps no file', async () => {
    await open('?case=alone&left=jobcenter&lang=en');
    await pane('jobcenter').locator('case-timeline article').first().waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await pane('vhs').getByText('This agency keeps no file in this case.').waitFor();
  });

  it.each([
    ['a desk', 1280, 'light'],
    ['a desk in the dark', 1280, 'dark'],
    ['a phone', 320, 'light'],
    ['a phone in the dark', 320, 'dark'],
  ] as const)(
    'fits on the screen of %s, in the colours that the system asks for',
    async (_what, width, colorScheme) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await open();
      await pane('vhs').locator('case-timeline article').first().waitFor();
      await page
        .locator('case-timeline article details')
        .evaluateAll((folded) => folded.forEach((one) => one.setAttribute('open', '')));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over).toBeLessThanOrEqual(0);
      // What does not run out of the screen must not be squeezed or lie upon something else instead.
      const sound = await page.locator('case-timeline article dl div').evaluateAll((pairs) =>
        pairs.map((pair) => {
          const [label, value] = [...pair.children].map((one) => one.getClientRects()[0]!);
          const apart = value!.left >= label!.right || value!.top >= label!.bottom - 1;
          return apart && pair.children[1]!.getBoundingClientRect().width > 20;
        }),
      );
      expect(sound).toEqual(sound.map(() => true));
      expect(sound.length).toBeGreaterThan(0);
      const [back, text] = await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body);
        return [backgroundColor, color].map((one) => Number(/\d+/.exec(one)?.[0]));
      });
      expect(back! > text!).toBe(colorScheme === 'light');
    },
  );

  it('withdraws a consent in two steps, and the entry goes from the other pane', async () => {
    await open();
    const byConsent = pane('jobcenter').locator('[data-basis="consent"]');
    await byConsent.waitFor();
    const card = pane('vhs').locator('.consent');
    await card.getByRole('button', { name: 'Einwilligung widerrufen' }).click();
    await card.getByRole('button', { name: 'Abbrechen' }).click();
    expect(await card.getAttribute('data-state')).toBe('given');
    await card.getByRole('button', { name: 'Einwilligung widerrufen' }).click();
    await card.getByRole('button', { name: 'Ja, jetzt widerrufen' }).click();
    await pane('vhs').getByText('Widerruf wirksam').waitFor();
    await byConsent.waitFor({ state: 'detached' });
    await pane('jobcenter').locator('[data-basis="own"]').waitFor();
    await pane('vhs').locator('.consent[data-state="withdrawn"]').waitFor();
    expect(await pane('vhs').getByRole('button', { name: 'Einwilligung widerrufen' }).count()).toBe(0);
  });
});
