import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { adoptionStatement, agreementHash, parseAgreement } from '#agreement';
import { Sealer } from '#ports';
import { adopt, Registry } from '#registry';
import type { SteeringAct } from '#steering';
import { SteeringBooks } from '#steering';
import { HUB_CLIENT, STEERING_VALUE, steeringMember } from '../../deploy/local/log-in/personas.mjs';
import { startLogIn } from '../../deploy/local/log-in/provider.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { whereChromium } from '../../deploy/local/services/where.mjs';
import { tellDuties } from '../../apps/hub/src/spec/duties.ts';
import { AGENCIES, demoTables } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { steeredNetwork } from './steered-network.ts';

const folder = join(import.meta.dirname, '../../dist/console');
const SPRING = '2025-05-15T08:00:00.000Z';
/** In Germany it is late on 30 June, and half past midnight on 1 July. */
const [EVE, DAY] = ['2025-06-30T20:00:00.000Z', '2025-06-30T22:30:00.000Z'];
const NEXT_SUMMER = '2026-07-02T08:00:00.000Z';
const PROPOSAL = 'vouchers-earlier';
/** What the wait for the voucher was before, and since: its difference is told with an interval. */
const [BEFORE, SINCE] = [100, 59];

/** What an agency signs, but for where and when. */
type Said = SteeringAct extends infer Act
  ? Act extends SteeringAct
    ? Omit<Act, 'network' | 'agency' | 'proposal' | 'at'>
    : never
  : never;

whereChromium('the day from which an adopted version is in force', (program) => {
  let network: Awaited<ReturnType<typeof steeredNetwork>>;
  let address: string;
  let endLogIn: () => Promise<void>;
  let browser: Browser;
  let page: Page;

  const send = (agency: string, end: string, said: Said) => {
    const { hub, clock } = network;
    const signed = { network: hub.network, agency, proposal: PROPOSAL, at: clock.now(), ...said };
    return hub.app.inject({
      method: 'POST',
      url: `/v1/networks/${hub.network}/steering/proposals${end}`,
      headers: { 'content-type': 'application/jose' },
      payload: hub.agencyOf(agency).sealer.sign(signed),
    });
  };
  const says = async (agency: string, end: string, said: Said): Promise<void> => {
    const { statusCode, body } = await send(agency, end, said);
    expect([statusCode, statusCode === 200 ? '' : body]).toEqual([200, '']);
  };
  const inForce = { act: 'put-in-force', unit: 'Team Integration', on: '2025-07-01' } as const;
  const happens = (from: string, days: number) =>
    tellDuties(network.hub, { from, count: 160, daysApart: 1.5, days, now: network.clock.now() });
  const close = () => network.hub.app.get(SteeringBooks).close(network.hub.network);

  /** The jobcenter proposes from the first finding, everybody says yes and signs, and the version is adopted. */
  async function decideTogether(): Promise<void> {
    const { hub, agreement: founding } = network;
    const closed = await close();
    const [told] = closed?.longest ?? [];
    if (told === undefined) throw new Error('no finding was published');
    const document = founding
      .replace('version: 1', 'version: 2')
      .replace('validFrom: 2018-03-01', 'validFrom: 2025-07-01')
      .replace('targetDays: 56', 'targetDays: 42');
    const next = parseAgreement(document);
    if (Array.isArray(next)) throw new Error('the next version has faults');
    const { step, quarter, sentence } = told;
    const finding = { table: `${step} ${quarter}`, step, quarter, sentence };
    const changes = [{ section: 'steering', kind: 'changed', name: 'to-voucher' }] as const;
    await says('jobcenter', '', {
      act: 'propose',
      finding,
      nextHash: agreementHash(next),
      changes,
      whatIf: [],
    });
    for (const agency of AGENCIES)
      await says(agency, `/${PROPOSAL}/decisions`, { act: 'decide', decision: 'yes', reason: 'Das geht.' });
    const signatures = AGENCIES.map((agency) => ({
      agency,
      signature: hub.agencyOf(agency).sealer.signDetached(adoptionStatement(next)),
    }));
    const order = { network: hub.network, document, signatures, tables: demoTables };
    expect(await adopt(hub.app.get(Registry), hub.app.get(Sealer), order)).toBeUndefined();
  }

  /** What the page of a member of the steering group says at an instant; sessions of earlier instants are over. */
  async function looksAt(now: string) {
    network.clock.set(now);
    await page?.context().close();
    page = await (await browser.newContext({ locale: 'de-DE' })).newPage();
    await page.goto(`${address}/steering.html`);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.locator(`button[value="${steeringMember.id}"]`).click();
    await page.getByRole('heading', { level: 2, name: 'Befunde' }).waitFor();
    const article = page.locator('steering-decisions article');
    await article.waitFor();
    return {
      title: await article.getByRole('heading', { level: 3 }).innerText(),
      lines: (await article.locator('ol > li').allInnerTexts()).map((line) => line.replace(/\s+/g, ' ')),
      findings: await page.locator('.findings li').allInnerTexts(),
    };
  }

  beforeAll(async () => {
    address = `http://127.0.0.1:${await freePort()}`;
    const client = { id: HUB_CLIENT, secret: 'a secret of the spec', address };
    const provider = await startLogIn({
      port: await freePort(),
      clients: [client],
      personas: [steeringMember],
    });
    endLogIn = provider.stop;
    const logIn = {
      issuer: provider.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      rolesClaim: 'roles',
      operatorRoles: [],
      steeringRoles: { rheine: [STEERING_VALUE] },
    };
    network = await steeredNetwork('2018-03-01', SPRING, { address, folder, logIn });
    await network.hub.app.listen(Number(new URL(address).port), '127.0.0.1');
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
    await happens('2024-04-02T08:00:00.000Z', BEFORE);
    await decideTogether();
  });
  afterAll(async () => {
    await browser?.close();
    await network?.hub.app.close();
    await endLogIn?.();
  });

  it('is told on the eve: adopted, from when on, and no unit can work by it yet', async () => {
    const { title, lines, findings } = await looksAt(EVE);
    expect(title).toMatch(/: angenommen$/);
    expect(lines.at(-1)).toMatch(/: Angenommen; gilt ab 1\. Juli 2025$/);
    expect(findings.filter((one) => one.startsWith('Seit dem 1.7.2025'))).toEqual([]);
    const early = await send('jobcenter', `/${PROPOSAL}/in-force`, inForce);
    expect([early.statusCode, early.body]).toEqual([409, expect.stringContaining('UNIT_OUT_OF_TIME')]);
  });

  it('has come after midnight in Germany: a unit says that it works by it', async () => {
    network.clock.set(DAY);
    await says('jobcenter', `/${PROPOSAL}/in-force`, inForce);
    const { title, lines } = await looksAt(DAY);
    expect(title).toMatch(/: in Kraft gesetzt$/);
    expect(lines.at(-1)).toBe('1. Juli 2025: In Kraft gesetzt, Jobcenter Kreis Steinfurt, Team Integration');
  });

  it('has both sides a year later: the table before and after it, and by how much the wait became shorter', async () => {
    network.clock.set(NEXT_SUMMER);
    await happens('2025-07-03T08:00:00.000Z', SINCE);
    await close();
    const { lines, findings } = await looksAt(NEXT_SUMMER);
    const shorter = /^Seit dem 1\.7\.2025: Vom Bedarf zum Berechtigungsschein – im Median (\d+) Tage kürzer/;
    expect(findings).toEqual(expect.arrayContaining([expect.stringMatching(shorter)]));
    const told = findings.find((one) => shorter.test(one)) ?? '';
    const [, size = NaN] = shorter.exec(told) ?? [];
    expect(Math.abs(Number(size) - (BEFORE - SINCE))).toBeLessThanOrEqual(3);
    expect(lines.at(-1)).toContain(told);
    const step = page.getByRole('region', { name: 'Vom Bedarf zum Berechtigungsschein', exact: true });
    const table = step.getByRole('table').first();
    const median = (await table.locator('thead th').allInnerTexts()).findIndex((one) => /median/i.test(one));
    const rows = await Promise.all(
      (await table.locator('tbody tr').all()).map((row) => row.locator('th, td').allInnerTexts()),
    );
    const medianIn = (quarter: string) => Number(rows.find(([first]) => first?.trim() === quarter)?.[median]);
    expect(rows.map(([first]) => first?.trim())).toEqual(expect.arrayContaining(['2024-Q4', '2025-Q3']));
    expect(Math.abs(medianIn('2024-Q4') - BEFORE)).toBeLessThanOrEqual(7);
    expect(Math.abs(medianIn('2025-Q3') - SINCE)).toBeLessThanOrEqual(7);
  }, 240_000);
});
