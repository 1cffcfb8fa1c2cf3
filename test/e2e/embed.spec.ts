import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page, Response } from 'playwright-core';
import { chromium } from 'playwright-core';
import { callDesk } from '../../deploy/local/demonstration/desks.mjs';
import { serveExampleHost } from '../../deploy/local/example-host/host.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { whereChromium } from '../../deploy/local/services/where.mjs';
import { inClone } from '../../deploy/local/setup/places.mjs';
import { dropExport } from '../network/files.ts';
import { shortOf } from '../long-form.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { consentToCourse, recorded, REFERENCES, shareCase } from './shared-case.ts';

/** What a page may take to show something, where all cores have other work too. */
const PATIENCE_MS = 60_000;

/** How it can lie before one: width, colours, medium, direction. All that differs is in the first three. */
const LOOKS = [
  ['a desk', 1280, 'light', 'screen', 'ltr'],
  ['a phone that is written from right to left', 320, 'dark', 'screen', 'rtl'],
  ['a sheet of paper', 800, 'light', 'print', 'ltr'],
] as const;
const FURTHER_LOOKS = [
  ['a desk in the dark', 1280, 'dark', 'screen', 'ltr'],
  ['a phone', 320, 'light', 'screen', 'ltr'],
  ['a page that is written from right to left', 1280, 'light', 'screen', 'rtl'],
] as const;

const built = process.env['WEGMARKE_DIST'] ?? inClone('dist');

whereChromium("A timeline inside the jobcenter's own system", (program) => {
  let network: SampleNetwork;
  let host: { url: string; stop: () => Promise<void> };
  let consentId: string;
  let browser: Browser;
  let page: Page;
  let troubles: string[];

  beforeAll(async () => {
    network = await startSampleNetwork('embed', ['jobcenter', 'vhs']);
    await shareCase(network, ['vhs']);
    const [jobcenter, vhs] = [network.agency('jobcenter'), network.agency('vhs')];
    const given = await callDesk(vhs, 'POST', `/desk/cases/${REFERENCES.vhs}/consents`, consentToCourse);
    consentId = String(given['consentId']);
    dropExport(vhs, 'export-1.csv', [`${REFERENCES.vhs};;;1;ANMELDUNG;05.02.2026;IK-2026-001;;`]);
    await recorded(network, 'vhs', 1);
    host = await serveExampleHost({
      port: await freePort(),
      deskUrl: jobcenter.deskUrl,
      deskToken: jobcenter.deskToken,
      hubUrl: network.hubUrl,
      element: join(built, 'console/embed/case-timeline.js'),
    });
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    await host?.stop();
    await network?.stop();
  });

  beforeEach(async () => {
    troubles = [];
    // In a context of its own, as the checker of accessibility opens a page beside it.
    page = await browser.newContext().then((context) => context.newPage());
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', ({ message }) => troubles.push(message));
    page.on('console', (said) => {
      // A violated content security policy is told here too.
      if (said.type() === 'error' || said.type() === 'warning') troubles.push(said.text());
    });
  });
  afterEach(() => page.context().close());

  const open = (mode: string, reference: string = REFERENCES.jobcenter) =>
    page.goto(`${host.url}/?reference=${reference}&mode=${mode}`);
  const registered = (): Locator => page.locator('[data-type="de.wegmarke.language.registered.v1"]');

  it.each(['proxy', 'token'])('shows the case in %s mode, under a strict policy', async (mode) => {
    await open(mode);
    await registered().waitFor();
    expect(await registered().innerText()).toMatch(/5\. Februar 2026[^]*VHS[^]*Einwilligung Nr\. \S+/);
    expect(await page.locator('article[data-basis="own"]').count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  it("keeps the desk's token, and in proxy mode every token, out of the browser", async () => {
    const seen: string[] = [];
    page.on('request', (request) => seen.push(`${request.url()} ${JSON.stringify(request.headers())}`));
    page.on(
      'response',
      (response) =>
        void response.text().then(
          (text) => seen.push(text),
          () => '',
        ),
    );
    await open('proxy');
    await registered().waitFor();
    const all = seen.join('\n');
    expect(all).not.toContain(network.agency('jobcenter').deskToken);
    expect(all).not.toContain('"authorization"');
    expect(all).not.toContain(network.hubUrl);
  });

  it('reads at the hub several times in one session, and no markup holds the token', async () => {
    const sessions: string[] = [];
    const reads: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/embed-session')) sessions.push(request.url());
      if (request.method() === 'GET' && request.url().endsWith('/v1/embed/timeline'))
        reads.push(request.headers()['authorization'] ?? '');
    });
    await open('token');
    await registered().waitFor();
    // Not the answer to what the browser asks before it.
    const isRead = (one: Response) =>
      one.url().endsWith('/v1/embed/timeline') && one.request().method() === 'GET';
    const again = page.waitForResponse((one) => isRead(one) && one.ok());
    await page.getByRole('button', { name: 'Neu lesen' }).click();
    await again;
    await registered().waitFor();
    expect(sessions).toHaveLength(1);
    expect(reads).toHaveLength(2);
    expect(await page.content()).not.toContain(reads[0]!.replace('Bearer ', ''));
  });

  it('says that it cannot be read where this system keeps no such file', async () => {
    await open('token', 'BG-9999');
    await page.getByText('Der Verlauf kann gerade nicht gelesen werden.').waitFor();
    expect(await page.locator('article').count()).toBe(0);
  });

  it('gives a page of another origin nothing, though it holds a session', async () => {
    const jobcenter = network.agency('jobcenter');
    const path = `/desk/cases/${REFERENCES.jobcenter}/embed-session`;
    const session = await callDesk(jobcenter, 'POST', path, { origin: 'http://127.0.0.1:1' });
    await open('proxy');
    await registered().waitFor();
    const read = await page.evaluate(
      async ([url, token]) =>
        fetch(`${url}/v1/embed/timeline`, { headers: { authorization: `Bearer ${token}` } }).then(
          (answer) => answer.status,
          () => 'no answer that a page may read',
        ),
      [network.hubUrl, String(session['token'])],
    );
    expect(read).toBe('no answer that a page may read');
  });

  it.each(shortOf(LOOKS, [...LOOKS, ...FURTHER_LOOKS], 'the other three looks at the timeline'))(
    'is accessible on %s and fits on it',
    async (_what, width, colorScheme, media, direction) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, media });
      await open('proxy');
      await registered().waitFor();
      await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over).toBeLessThanOrEqual(0);
      const [line, edge] = await registered().evaluate((one) => {
        const { borderLeftWidth, borderRightWidth } = getComputedStyle(one);
        return [borderLeftWidth, borderRightWidth];
      });
      expect([line, edge]).toEqual(direction === 'rtl' ? ['0px', '3px'] : ['3px', '0px']);
      const small = await page
        .locator('case-timeline :is(button, summary, select, input)')
        .evaluateAll((all) => all.filter((one) => one.checkVisibility() && one.clientHeight < 42).length);
      expect(small).toBe(0);
      expect(troubles).toEqual([]);
    },
  );

  it('is used by the keyboard alone: details, order and filter, which stands in the address', async () => {
    await open('proxy');
    await registered().waitFor();
    const focused = () =>
      page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent?.trim() ?? '');
    const tabTo = async (name: RegExp) => {
      for (let steps = 0; !name.test(await focused()); steps += 1) {
        expect(steps).toBeLessThan(40);
        await page.keyboard.press('Tab');
      }
    };
    await tabTo(/^Älteste zuerst/);
    await page.keyboard.press('Enter');
    await tabTo(/^Neueste zuerst/);
    await tabTo(/^alle[^]*VHS/);
    await page.keyboard.press('V');
    await page.getByText('1 von 1 Einträgen (ohne Filter: 2)').waitFor();
    expect(new URL(page.url()).searchParams.get('agency')).toBe('vhs');
    await tabTo(/^Angaben und Quelle: beim Kursträger/);
    await page.keyboard.press('Enter');
    await page.getByText('Kursnummer').waitFor();
    await page.reload();
    await page.getByText('1 von 1 Einträgen (ohne Filter: 2)').waitFor();
  });

  it.each(['proxy', 'token'])(
    'is taken along as a file and on paper in %s mode, each an access of its own',
    async (mode) => {
      await open(mode);
      await registered().waitFor();
      await page.evaluate(() => Object.assign(window, { print: () => document.title }));
      await page.getByText('Verlauf mitnehmen').click();
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'CSV' }).click();
      const file = await saved;
      expect(file.suggestedFilename()).toBe('timeline.csv');
      expect(readFileSync(await file.path(), 'utf8')).toContain('beim Kursträger angemeldet');
      const read = page.waitForResponse((answer) => answer.url().endsWith('/export?format=json'));
      await page.getByRole('button', { name: 'Drucken' }).click();
      expect((await read).status()).toBe(200);
      expect(troubles).toEqual([]);
    },
  );

  it('offers no file where the host gives no way for it: a token of a session opens none', async () => {
    await open('token');
    await registered().waitFor();
    await page
      .locator('case-timeline')
      .evaluate((element) => Object.assign(element, { exporter: undefined }));
    await page.getByText('Verlauf mitnehmen').click();
    await page.getByRole('button', { name: 'Drucken' }).waitFor();
    expect(await page.getByRole('button', { name: 'CSV' }).count()).toBe(0);
  });

  const atVhs = (path: string, body: object) =>
    callDesk(network.agency('vhs'), 'POST', `/desk/cases/${REFERENCES.vhs}/consents${path}`, body);
  const withdraw = () => atVhs(`/${consentId}/withdraw`, {});
  const consentAnew = async (): Promise<void> => {
    consentId = String((await atVhs('', consentToCourse))['consentId']);
  };
  /** Another page that is open on the case, in proxy mode, and its entry. */
  const openBeside = async () => {
    const other = await browser.newPage();
    other.setDefaultTimeout(PATIENCE_MS);
    await other.goto(`${host.url}/?reference=${REFERENCES.jobcenter}&mode=proxy`);
    return { other, there: other.locator('[data-type="de.wegmarke.language.registered.v1"]') };
  };

  it('shows an entry no more once its consent is withdrawn, and again by a new one, on every open page and by itself', async () => {
    const { other, there } = await openBeside();
    await open('token');
    await Promise.all([registered().waitFor(), there.waitFor()]);
    await withdraw();
    await Promise.all([registered().waitFor({ state: 'detached' }), there.waitFor({ state: 'detached' })]);
    await page.locator('article[data-basis="own"]').waitFor();
    await other.getByText(/^Nutzung beendet am .*: 1 Einträge/).waitFor();
    await consentAnew();
    await Promise.all([registered().waitFor(), there.waitFor()]);
    await other.close();
    expect(troubles).toEqual([]);
  });

  it.each([
    ['proxy', '**/api/ticks'],
    ['token', '**/v1/embed/ticks'],
  ])('misses no withdrawal of the time before it could follow, in %s mode', async (mode, signs) => {
    const { other, there } = await openBeside();
    const followed = Promise.withResolvers<void>();
    await page.route(signs, async (route) => {
      await followed.promise;
      await route.continue();
    });
    await open(mode);
    await Promise.all([registered().waitFor(), there.waitFor()]);
    await withdraw();
    // The sign was given: whoever followed has read again.
    await there.waitFor({ state: 'detached' });
    followed.resolve();
    await registered().waitFor({ state: 'detached' });
    await page.locator('article[data-basis="own"]').waitFor();
    await consentAnew();
    await registered().waitFor();
    await other.close();
    expect(troubles).toEqual([]);
  });

  /** The reads of the page in proxy mode so far. */
  const readsOf = (): string[] => {
    const reads: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/timeline')) reads.push(request.url());
    });
    return reads;
  };

  it('is not read over and over where the signs end as soon as they begin', async () => {
    const reads = readsOf();
    const begun = Promise.withResolvers<void>();
    let streams = 0;
    await page.route('**/api/ticks', async (route) => {
      streams += 1;
      if (streams === 8) begun.resolve();
      // The browser asks again after so many milliseconds.
      await route.fulfill({ contentType: 'text/event-stream', body: 'retry: 400\n\n' });
    });
    await open('proxy');
    await registered().waitFor();
    await begun.promise;
    expect(reads).toHaveLength(1);
  });

  it('is not opened anew where its page follows by another function, but read once as after a sign', async () => {
    const reads = readsOf();
    await open('proxy');
    await registered().waitFor();
    const again = page.waitForResponse((answer) => answer.url().endsWith('/timeline'));
    await page.locator('case-timeline').evaluate(async (element: HTMLElement & Rendered) => {
      for (let render = 0; render < 5; render += 1) {
        element.follow = async () => undefined;
        await element.updateComplete;
        await new Promise((resolve) => setTimeout(resolve));
      }
    });
    await again;
    await registered().waitFor();
    expect(reads).toHaveLength(2);
    expect(troubles).toEqual([]);
  });
});

/** What this suite sets at the element, and waits for. */
interface Rendered {
  follow: () => Promise<void>;
  updateComplete: Promise<boolean>;
}
