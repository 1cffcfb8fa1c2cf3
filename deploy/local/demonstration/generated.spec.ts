import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Agreement } from '#agreement';
import { agreementHash, mayPublish, parseAgreement } from '#agreement';
import { mapRow } from '../../../apps/adapter/src/mapping/map-row.ts';
import { readMapping } from '../../../apps/adapter/src/mapping/read-mapping.ts';
import { readExport } from '../../../apps/adapter/src/source/read-export.ts';
import { generatedCases } from './generated-cases.mjs';
import { dayAfter, germanDay } from './german-day.mjs';
import { generatedNetwork, quarterBegin } from './generated-network.mjs';
import { layNextVersions, versionFiles } from './next-versions.mjs';

const TODAY = '2026-11-23';

describe('the network with generated cases', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'generated-'))));
  afterEach(() => rmSync(dir, { recursive: true }));

  const agreementIn = (file: string): Agreement => {
    const agreement = parseAgreement(readFileSync(file, 'utf8'));
    if (Array.isArray(agreement)) throw new Error(JSON.stringify(agreement));
    return agreement;
  };

  it('says of itself and of each of its parties that it is generated', () => {
    const { network, titles, parties } = agreementIn(generatedNetwork(dir, TODAY).agreementFile);
    expect(network).toBe('generated');
    expect([titles, ...parties.map((one) => one.titles)].map(({ de }) => /erzeugt/.test(de))).not.toContain(
      false,
    );
  });

  it('has an agreement on either side of which four quarters lie, and keeps it on every later day', () => {
    const first = agreementIn(generatedNetwork(dir, TODAY).agreementFile);
    expect(first.from).toBe('2025-09-30T22:00:00.000Z');
    const later = agreementIn(generatedNetwork(dir, '2027-03-01').agreementFile);
    expect(agreementHash(later)).toBe(agreementHash(first));
  });

  it('begins its quarters in January, April, July and October', () => {
    const begins = ['2026-01-01', '2026-03-31', '2026-04-01'].map((day) => quarterBegin(day, 1));
    expect(begins).toEqual(['2025-10-01', '2025-10-01', '2026-01-01']);
  });

  it('tells days by German time, in which the next one begins before midnight of Greenwich', () => {
    const days = ['2026-11-22T22:59:59Z', '2026-11-22T23:00:00Z', '2026-06-30T22:00:00Z'].map((at) =>
      germanDay(new Date(at)),
    );
    expect(days).toEqual(['2026-11-22', '2026-11-23', '2026-07-01']);
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  });

  it('throws the same cases again, enough of them, none of which has a happening of tomorrow or out of order', () => {
    const days = { today: TODAY, agreement: '2025-10-01' };
    const cases = generatedCases(days);
    expect(cases).toEqual(generatedCases(days));
    expect(cases.length).toBeGreaterThanOrEqual(600);
    for (const { acts } of cases) {
      const way = ['VP', 'BS', 'AN', 'KB'];
      const gone = acts.map(({ act }) => act).filter((act) => way.includes(act));
      expect(way.slice(0, gone.length)).toEqual(gone);
      expect(acts.map(({ day }) => day)).toEqual(acts.map(({ day }) => day).toSorted());
      expect(acts.filter(({ day }) => day > TODAY)).toEqual([]);
    }
    const having = (act: string) => cases.filter(({ acts }) => acts.some((one) => one.act === act));
    for (const act of ['ZS', 'RS', 'AG']) expect(having(act).length).toBeGreaterThan(5);
    expect(new Set(cases.map(({ mode }) => mode))).toEqual(new Set(['E', 'P']));
  });

  it('has exports that the mappings read without a fault, and that tell what their agency may', async () => {
    const { agreementFile, agencies } = generatedNetwork(dir, TODAY);
    const agreement = agreementIn(agreementFile);
    for (const { agency, mappingFile } of agencies) {
      const mapping = readMapping(readFileSync(mappingFile, 'utf8'));
      if (Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
      const [how] = mapping.files;
      if (how === undefined) throw new Error(`${agency} has no mapping`);
      const path = join(dir, 'neighbours/generated', agency, 'exports');
      const [name = ''] = readdirSync(path);
      let told = 0;
      for await (const records of readExport({ name, path: join(path, name) }, how))
        for (const record of records) {
          if ('fault' in record) throw new Error(JSON.stringify(record.fault));
          const { refused, events } = mapRow(how, record.cells);
          expect(refused).toEqual([]);
          expect(events.filter(({ type }) => !mayPublish(agreement, agency, type))).toEqual([]);
          told += events.length;
        }
      expect(told).toBeGreaterThan(400);
    }
  });

  it('has two next versions, each of which changes what its proposal is about', () => {
    copyFileSync(generatedNetwork(dir, TODAY).agreementFile, join(dir, 'agreement.yaml'));
    layNextVersions(dir, TODAY);
    const { first, second } = versionFiles(dir);
    const [one, two] = [agreementIn(first), agreementIn(second)];
    expect([one.version, two.version]).toEqual([2, 3]);
    expect(one.from).toBe('2026-11-23T23:00:00.000Z');
    expect(mayPublish(one, 'vhs', 'de.wegmarke.language.start-delayed.v1')).toBe(true);
    const told = one.cells.filter(({ eventType }) => eventType === 'de.wegmarke.language.start-delayed.v1');
    expect(told.map(({ recipient }) => recipient)).toEqual(['abh', 'jobcenter']);
    const target = ({ steering }: Agreement) =>
      steering?.steps.find(({ id }) => id === 'to-registration')?.targetDays;
    expect([target(one), target(two)]).toEqual([undefined, 14]);
  });
});
