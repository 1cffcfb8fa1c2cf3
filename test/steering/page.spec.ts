import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { HUB_CLIENT, STEERING_VALUE, steeringMember } from '../../deploy/local/log-in/personas.mjs';
import { startLogIn } from '../../deploy/local/log-in/provider.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { whereChromium } from '../../deploy/local/services/where.mjs';
import type { Board } from '../../apps/console/src/steering/board.ts';
import { SteeringClock } from '../../apps/hub/src/steering/steering-clock.ts';
import { letPartiesDecide, PROPOSAL } from './decided.ts';
import { generatedCases } from './generated-cases.ts';
import { steeredNetwork } from './steered-network.ts';

const folder = join(import.meta.dirname, '../../dist/console');
/** A fixed day, in the middle of a quarter: what is counted does not depend on when the spec runs. */
const now = Date.parse('2026-08-12T09:00:00.000Z');
/** What the agreement of the specs calls itself. */
const AGREEMENT = 'Kooperationsvereinbarung Sprache und Integration Rheine (Muster)';
const plan = {
  seed: 7,
  cases: 320,
  from: now - 600 * 86_400_000,
  now,
  agreement: 0,
  effects: { 'language.voucher-issued': -40, 'language.registered': 0, 'language.course-started': 0 },
};

whereChromium('the steering group at its board', (program) => {
  let network: Awaited<ReturnType<typeof steeredNetwork>>;
  let finding: Awaited<ReturnType<typeof letPartiesDecide>>;
  let stop: () => Promise<void>;
  let browser: Browser;
  let page: Page;
  const said: string[] = [];

  beforeAll(async () => {
    const address = `http://127.0.0.1:${await freePort()}`;
    const client = { id: HUB_CLIENT, secret: 'a secret of the spec', address };
    const provider = await startLogIn({
      port: await freePort(),
      clients: [client],
      personas: [steeringMember],
    });
    stop = provider.stop;
    const logIn = {
      issuer: provider.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      rolesClaim: 'roles',
      operatorRoles: [],
      steeringRoles: { rheine: [STEERING_VALUE] },
    };
    network = await steeredNetwork('2018-03-01', new Date(now).toISOString(), { address, folder, logIn });
    await network.tell(generatedCases(plan));
    await network.hub.app.get(SteeringClock).round();
    finding = await letPartiesDecide(network.hub, now);
    await network.hub.app.listen(Number(new URL(address).port), '127.0.0.1');
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
    page = await (await browser.newContext({ locale: 'de-DE', acceptDownloads: true })).newPage();
    page.on('console', (line) => line.type() === 'error' && said.push(line.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`${address}/steering.html`);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.locator(`button[value="${steeringMember.id}"]`).click();
    await page.getByRole('heading', { level: 2, name: 'Befunde' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await network?.hub.app.close();
    await stop?.();
  });

  it('reads findings first, then the steps, and a table for each of them', async () => {
    const heads = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(heads.slice(0, 3)).toEqual(['Befunde', 'Was als Nächstes kam', 'Neuer Schein']);
    expect(heads).toContain('Wie gerechnet wird');
    expect(await page.locator('.findings li').first().innerText()).toMatch(
      /^Wer im \d\. Quartal \d{4} zu warten begann: Am meisten Zeit geht zwischen/,
    );
    expect(await page.getByRole('img', { name: /Kursträger angemeldet: ≈ \d+/ }).count()).toBe(1);
    expect(await page.getByText('Die Längen kommen aus der Kurve nach Kaplan und Meier').count()).toBe(1);
    expect(await page.getByText('Die Tabellen darunter zählen alle').count()).toBe(1);
    expect(await page.getByText('Gezählt ist nur, was diesen Hub erreicht hat').count()).toBe(1);
  });

  it('shows a dot where a group is too small', async () => {
    const rare = page.getByRole('region', { name: 'Neuer Schein', exact: true }).getByRole('row');
    expect((await rare.nth(1).innerText()).replace(/\s+/g, ' ')).toMatch(/^\d{4}-Q\d(?: ·){4,5}$/);
  });

  it('says in one sentence that nothing can be shown yet, instead of rows of dots', async () => {
    const hidden = { dimension: 'all', value: 'all', count: null, p25: null, median: null, p90: null };
    const table = { step: 'to-voucher', quarter: '2026-Q2', dimensions: [], cells: [hidden] };
    const title = { de: 'Vom Bedarf zum Berechtigungsschein', en: 'From need to voucher' };
    const board: Board = {
      closing: '2026-Q2',
      publishedAt: '2026-07-02T08:00:00.000Z',
      observedUntil: '2026-06-30T22:00:00.000Z',
      version: 1,
      threshold: 10,
      findings: [title],
      steps: [{ id: 'to-voucher', titles: title, from: { titles: title }, to: { titles: title } }],
      tables: [table],
      edges: [],
      closings: ['2026-Q2'],
    };
    const empty = await page.context().newPage();
    await empty.route('**/steering/tables', (route) => route.fulfill({ json: board }));
    await empty.goto(page.url());
    await empty.getByText('Noch ist in keinem der abgeschlossenen Quartale genug zusammengekommen').waitFor();
    expect(await empty.locator('steering-board').getByRole('table').count()).toBe(0);
    expect(await empty.getByText('Die Längen kommen aus der Kurve nach Kaplan und Meier').count()).toBe(1);
    await empty.close();
  });

  it('shows a member of several groups one board at a time, named, and goes from one to the other', async () => {
    const several = await page.context().newPage();
    await several.route('**/session', async (route) => {
      const answer = await route.fetch();
      const session = (await answer.json()) as { readonly roles: readonly string[] };
      await route.fulfill({ json: { ...session, roles: [...session.roles, 'steering:steinfurt'] } });
    });
    const elsewhere = { status: 404, json: { code: 'NOT_FOUND', title: 'Not found', status: 404 } };
    await several.route('**/networks/steinfurt/steering/tables', (route) => route.fulfill(elsewhere));
    await several.route('**/networks/steinfurt/steering/proposals', (route) =>
      route.fulfill({ json: { proposals: [] } }),
    );
    await several.goto(page.url());
    const heads = several.getByRole('heading', { level: 1 });
    const choice = several.getByLabel('Netzwerk');
    await several.getByRole('heading', { level: 2, name: 'Befunde' }).waitFor();
    expect(await heads.allInnerTexts()).toEqual([`Wo Zeit verloren geht – ${AGREEMENT}`]);
    expect(await choice.locator('option').allInnerTexts()).toEqual([AGREEMENT, 'steinfurt']);
    await choice.focus();
    await choice.selectOption('steinfurt');
    await several.getByRole('heading', { level: 1, name: / – steinfurt$/ }).waitFor();
    expect(await heads.count()).toBe(1);
    await several.getByRole('heading', { level: 2, name: 'Befunde' }).waitFor({ state: 'detached' });
    expect(await several.evaluate(() => document.activeElement?.id)).toBe('network');
    const { violations } = await new AxeBuilder({ page: several }).setLegacyMode(true).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await choice.selectOption('rheine');
    await several.getByRole('heading', { level: 2, name: 'Befunde' }).waitFor();
    await several.close();
  });

  it('takes the tables along, and a picture of each', async () => {
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Alle Tabellen als CSV' }).click(),
    ]);
    expect(csv.suggestedFilename()).toMatch(/^rheine-\d{4}-Q\d\.csv$/);
    const details = page.locator('details', { hasText: 'Aufgeschlüsselt nach Gruppen' }).last();
    await details.locator('summary').click();
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      details.getByRole('link', { name: /^Bild dieser Tabelle/ }).click(),
    ]);
    expect(picture.suggestedFilename()).toMatch(/\.svg$/);
  });

  it('reads below the tables what the parties propose and decide, with reasons, and what was changed later', async () => {
    const proposal = page.locator('steering-decisions article');
    await proposal
      .getByRole('heading', { level: 3, name: `${finding.titles.de} (${PROPOSAL}): offen` })
      .waitFor();
    const lines = await proposal.locator('ol > li').allInnerTexts();
    expect(lines[0]).toBe(`Befund, ${finding.quarter}: ${finding.sentence.de}`);
    expect(lines[1]).toMatch(/^Vorgeschlagen: Jobcenter Kreis Steinfurt, /);
    expect(lines[2]).toMatch(/ – Nein\. Die Beratung hat keinen zweiten Raum\.$/);
    expect(lines[3]).toMatch(/ – Nein \(später geändert\)\. Das Fachverfahren ist noch nicht so weit\.$/);
    expect(lines[4]).toMatch(/ – Ja\. Das Fachverfahren kann es jetzt\.$/);
    expect(lines[5]).toMatch(/^Gefragt sind \(sie haben einen Schlüssel\): .*Jobcenter Kreis Steinfurt/);
    expect(lines[6]).toMatch(/^Noch nicht entschieden haben: /);
    expect(lines[7]).toMatch(/^Können hier nicht unterschreiben, .*entscheiden auf Papier: .*EWG Rheine/);
    expect(lines).toHaveLength(8);
  });

  it('opens by the keyboard what a proposal would change', async () => {
    const changes = page.locator('steering-decisions details');
    const rule = changes.getByText(
      'Die Tabelle „Zuständigkeit für den Berechtigungsschein zum Integrationskurs“ beantwortet 3 von 40 Fällen anders.',
    );
    await changes.locator('summary').focus();
    expect(await rule.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await rule.waitFor();
    expect(await changes.innerText()).toContain(
      'Tabellen der Lenkungsgruppe: Vom Bedarf zum Berechtigungsschein (to-voucher) – geändert',
    );
  });

  it('reads with which version a proposal was compared, and what it would take back, without unfolding that', async () => {
    expect(await page.locator('steering-decisions details').textContent()).toContain(
      'Verglichen mit Fassung 1, in Kraft ab 1. März 2018.',
    );
    const overtaken = await page.context().newPage();
    await overtaken.route('**/steering/proposals', async (route) => {
      const answer = await route.fetch();
      const told = (await answer.json()) as { readonly proposals: readonly object[] };
      const overtakenBy = { version: 2, from: '2026-09-30T22:00:00.000Z' };
      const proposals = told.proposals.map((one) => ({ ...one, overtakenBy }));
      await route.fulfill({ json: { ...told, proposals } });
    });
    await overtaken.goto(page.url());
    await overtaken
      .getByText(
        /Zuletzt angenommen ist Fassung 2, in Kraft ab 1\. Oktober 2026; mit ihr ist dieser Vorschlag nicht verglichen\./,
      )
      .waitFor();
    await overtaken.close();
  });

  it.each([
    ['at a desk', 1280, 'light', 'screen'],
    ['on a telephone in the dark', 320, 'dark', 'screen'],
    ['on paper', 1280, 'light', 'print'],
  ] as const)('is open to everybody %s', async (_look, width, colorScheme, media) => {
    await page.emulateMedia({ colorScheme, media });
    await page.setViewportSize({ width, height: 900 });
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
    const { violations } = await axe.analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([]);
    const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(wide)).toBeLessThanOrEqual(0);
  });

  it('runs without a fault of scripts or of the content security policy', () => expect(said).toEqual([]));
});
