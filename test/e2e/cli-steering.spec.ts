import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { competenceHash, parseAgreement, parseCompetenceTable } from '#agreement';
import type { Titles } from '#catalogue';
import { loadKeys } from '#jose';
import type { ProposalShown } from '#steering';
import { quarterOf, SteeringBooks } from '#steering';
import { tellDuties } from '../../apps/hub/src/spec/duties.ts';
import type { HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { AgencyOfSpec, hubOnMemory, newAgencies, NETWORK } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { inClone } from '../../deploy/local/setup/places.mjs';
import { wegmarke } from './cli-tool.ts';

const inForce = inClone('deploy/local/demo/agreement.yaml');
const NOWHERE = 'http://127.0.0.1:9';

/** One whom the change is about, and one whom it is not. */
const CASES = `case;day;status;support;german-level
A;2026-01-15;gestattung;asylblg-able;none
B;2026-01-15;title-24;sgb2-called-upon;none
`;

function hashOf(text: string): string {
  const agreement = parseAgreement(readFileSync(inForce, 'utf8'));
  if (Array.isArray(agreement)) throw new Error(JSON.stringify(agreement));
  const parties = agreement.parties.map(({ agency }) => agency);
  const table = parseCompetenceTable(text, parties);
  if (Array.isArray(table)) throw new Error(JSON.stringify(table));
  return competenceHash(table);
}

/** A day in the quarter of which the board tells what takes longest. */
function threeQuartersBefore(instant: string): string {
  const [year = 0, quarter = 0] = quarterOf(instant).split('-Q').map(Number);
  return new Date(Date.UTC(year, (quarter - 1) * 3 + 1 - 9, 10)).toISOString();
}

describe('What a party says with the tool', () => {
  let folder: string;
  let hub: HubOnMemory;
  let sentence: Titles;
  let finding: readonly string[];
  const configOf = (agency: string): string => join(folder, agency, 'config.yaml');
  const proposed = (json: unknown): ProposalShown => (json as { readonly proposal: ProposalShown }).proposal;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cli-steering-'));
    const offices = await Promise.all(['jobcenter', 'abh'].map(office));
    hub = await hubOnMemory({ logLevel: 'silent' }, undefined, {
      ...newAgencies(),
      ...Object.fromEntries(offices.map((one) => [one.agency, one])),
    });
    const now = new Date().toISOString();
    await tellDuties(hub, { from: threeQuartersBefore(now), count: 60, daysApart: 0.3, days: 80, now });
    const [told] = (await hub.app.get(SteeringBooks).close(NETWORK))?.longest ?? [];
    if (told === undefined) throw new Error('the board tells nothing');
    ({ sentence } = told);
    finding = [
      `--step=${told.step}`,
      `--quarter=${told.quarter}`,
      `--finding-de=${sentence.de}`,
      `--finding-en=${sentence.en}`,
    ];
    await hub.app.listen(0, '127.0.0.1');
    const url = await hub.app.getUrl();
    const hubKeys = await (await fetch(`${url}/v1/networks/${NETWORK}/hub-keys`)).text();
    for (const { agency } of offices) {
      const config = readFileSync(configOf(agency), 'utf8').replace(NOWHERE, url);
      writeFileSync(configOf(agency), config);
      writeFileSync(join(folder, agency, 'hub-keys.json'), hubKeys);
    }
    const table = readFileSync(join(dirname(inForce), 'competence/voucher.yaml'), 'utf8').replace(
      /(id: asylblg-duty\n[^]*?by: )asylblg/,
      '$1jobcenter',
    );
    mkdirSync(join(folder, 'competence'));
    writeFileSync(join(folder, 'competence/voucher.yaml'), table);
    writeFileSync(join(folder, 'cases.csv'), CASES);
    const next = readFileSync(inForce, 'utf8')
      .replace(/^( {4}hash: ).*$/m, `$1${hashOf(table)}`)
      .replace(/\n {2}version: 1\n/, '\n  version: 2\n')
      .replace(/validFrom: .*/, 'validFrom: 2040-01-01')
      .replace('targetDays: 56', 'targetDays: 42');
    writeFileSync(join(folder, 'next.yaml'), next);
  });
  afterAll(async () => {
    await hub.app.close();
    rmSync(folder, { recursive: true });
  });

  /** A new office with keys of its own. */
  async function office(agency: string): Promise<AgencyOfSpec> {
    const named = ['--network', NETWORK, '--agency', agency, '--hub-url', NOWHERE];
    const { exit, stderr } = await wegmarke({}, 'init', join(folder, agency), ...named);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    const keys: unknown = JSON.parse(readFileSync(join(folder, agency, 'keys.json'), 'utf8'));
    return new AgencyOfSpec(agency, loadKeys(keys));
  }

  it('is what changes from the agreement in force, and why', async () => {
    const named = [configOf('jobcenter'), 'vouchers-earlier', join(folder, 'next.yaml')];
    const cases = join(folder, 'cases.csv');
    const run = await wegmarke({}, 'steering', 'propose', ...named, ...finding, '--cases', cases, '--json');
    expect(run).toMatchObject({ exit: 0 });
    expect(proposed(run.json())).toMatchObject({
      state: 'open',
      comparedWith: { version: 1 },
      finding: { step: 'to-voucher', sentence },
      changes: [
        { section: 'competence', kind: 'changed', name: 'voucher', titles: { de: expect.any(String) } },
        { section: 'steering', kind: 'changed', name: 'to-voucher' },
      ],
      whatIf: [{ table: 'voucher', cases: 2, casesChanged: 1 }],
    });
  });

  it('is refused where its finding stands on no board', async () => {
    const named = [configOf('abh'), 'made-up', join(folder, 'next.yaml')];
    const madeUp = [...finding, '--finding-en=The office is too slow.'].filter(
      (word) => word !== `--finding-en=${sentence.en}`,
    );
    const run = await wegmarke({}, 'steering', 'propose', ...named, ...madeUp);
    expect(run.stderr).toMatch(/STEERING_REFUSED[^]*FINDING_NOT_PUBLISHED[^]*Copy the sentence/);
  });

  it('is a yes or a no with its reason, that everybody of the network reads', async () => {
    const words = [
      'steering',
      'decide',
      configOf('abh'),
      'vouchers-earlier',
      'no',
      '--reason',
      'No room yet.',
    ];
    expect(await wegmarke({}, ...words)).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/abh: no – No room yet\.\n {2}awaited: .*jobcenter/),
    });
    const listed = await wegmarke({}, 'steering', 'ls', configOf('jobcenter'), '--staff', 'sb-017');
    expect(listed.stdout).toContain('  compared with version 1, in force from 2018-03-01\n');
    expect(listed.stdout).toContain('abh: no – No room yet.');
  });

  it('is refused with the reason of the hub, and what to do', async () => {
    const unit = ['steering', 'in-force', configOf('abh'), 'vouchers-earlier', 'Schalter 3'];
    const run = await wegmarke({}, ...unit, '--on', '2026-01-01');
    expect(run.exit).toBe(4);
    expect(run.stderr).toMatch(/STEERING_REFUSED[^]*PROPOSAL_NOT_ADOPTED[^]*wegmarke agreement adopt/);
    expect(await wegmarke({}, ...unit, '--on', 'soon')).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('/on'),
    });
  });

  it('is taken back by whoever proposed it', async () => {
    const run = await wegmarke({}, 'steering', 'withdraw', configOf('jobcenter'), 'vouchers-earlier');
    expect(run.stdout).toMatch(/^vouchers-earlier: withdrawn\n/);
  });
});
