import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnFile } from '../../spec/run-on-file.ts';
import { demonstration, demonstrationFile, demonstrationText } from '../spec/demonstration.ts';
import { accessChanges } from './access-changes.ts';
import { cellChanges } from './cells.ts';
import { changedSections } from './sections.ts';

const was = demonstration();
const VOUCHER_TO_VHS =
  /(id: auf-88a-1-voucher\n\s+types: \[language\.voucher-issued\]\n\s+senders: .*\n\s+recipients: \[)vhs\]/;

/** Each change as `recipient<sender type`. */
function pairs(changes: ReturnType<typeof accessChanges>): readonly string[] {
  return [
    ...new Set(changes.map((one) => `${one.recipient}<${one.sender} ${one.eventType.split('.')[3]}`)),
  ].sort();
}

describe('The difference between two versions of an agreement', () => {
  it('is nothing between a version and itself', () => {
    expect(changedSections(was, was)).toEqual([]);
    expect(accessChanges(was, was)).toEqual([]);
    expect(cellChanges(was, was)).toEqual({ added: [], removed: [], changed: [] });
  });

  it('names who gains access to what by a row that gets another recipient', () => {
    const is = demonstration([VOUCHER_TO_VHS, '$1vhs, caritas]']);
    const gained = accessChanges(was, is);
    expect(pairs(gained)).toEqual([
      'caritas<abh voucher-issued',
      'caritas<asylblg voucher-issued',
      'caritas<bamf voucher-issued',
      'caritas<jobcenter voucher-issued',
    ]);
    expect(gained.every(({ needs, lost }) => needs.length === 0 && lost.length === 0)).toBe(true);
    expect(gained[0]?.gained).toEqual(
      expect.arrayContaining(['that it happened', 'happenedAt', 'issueMode']),
    );
    expect(accessChanges(is, was).map(({ lost }) => lost)).toEqual(gained.map((one) => one.gained));
    expect(cellChanges(was, is).added.map(({ recipient }) => recipient)).toEqual(Array(4).fill('caritas'));
    expect(changedSections(was, is)).toEqual([
      {
        section: 'matrix',
        changes: [
          {
            kind: 'changed',
            name: 'auf-88a-1-voucher',
            members: [{ member: 'recipients', added: ['caritas'], removed: [] }],
          },
        ],
      },
    ]);
  });

  it('is no gain when only the name of a row changes, and none behind a prohibition', () => {
    const renamed = demonstration(['id: auf-88a-1-voucher', 'id: voucher-to-provider']);
    expect(accessChanges(was, renamed)).toEqual([]);
    expect(cellChanges(was, renamed).added).toHaveLength(4);
    const forbidden = demonstration([
      /recipients: \[vhs\](\n\s+purposes: \[course-access\]\n\s+basis: )STATUTORY/,
      'recipients: [vhs]$1FORBIDDEN',
    ]);
    expect(pairs(accessChanges(was, forbidden))).toContain('vhs<abh voucher-issued');
    expect(accessChanges(was, forbidden).every(({ gained }) => gained.length === 0)).toBe(true);
  });

  it('tells a condition that falls away as a gain without it', () => {
    const is = demonstration([/(id: auf-44a-1-4[^]*?)\s+condition: obliged/, '$1']);
    const changes = accessChanges(was, is).filter(({ recipient }) => recipient === 'abh');
    expect(changes).toEqual([
      expect.objectContaining({ needs: [], sender: 'jobcenter', purpose: 'duty-monitoring', lost: [] }),
    ]);
  });

  it('tells what a shallower depth takes away', () => {
    const is = demonstration([/(id: auf-88a-1-duty[^]*?depth: )date/, '$1fact']);
    expect(accessChanges(was, is)[0]?.lost).toContain('happenedAt');
  });

  it('tells parties, functions and single members', () => {
    const is = demonstration(
      ['dpo: Datenschutzbeauftragte der Volkshochschule', 'dpo: Externe Datenschutzbeauftragte'],
      [/- name: timeline\n\s+on: true/, '- name: timeline\n    on: false'],
    );
    expect(changedSections(was, is)).toEqual([
      {
        section: 'parties',
        changes: [
          {
            kind: 'changed',
            name: 'vhs',
            members: [
              {
                member: 'dpo',
                was: 'Datenschutzbeauftragte der Volkshochschule',
                is: 'Externe Datenschutzbeauftragte',
              },
            ],
          },
        ],
      },
      {
        section: 'functions',
        changes: [
          { kind: 'changed', name: 'timeline', members: [{ member: 'on', was: 'true', is: 'false' }] },
        ],
      },
    ]);
    expect(accessChanges(was, is)).toEqual([]);
  });
});

describe('The difference between the rules of conflicts of two versions', () => {
  it("is told by the id of the rule, and is nobody's gain", () => {
    const is = demonstration(
      ['id: two-courses', 'id: courses-at-once'],
      ['closes: earliest', 'closes: latest'],
    );
    expect(changedSections(was, is)).toEqual([
      {
        section: 'conflicts',
        changes: [
          expect.objectContaining({ kind: 'changed', name: 'two-vouchers' }),
          { kind: 'removed', name: 'two-courses', members: [] },
          { kind: 'added', name: 'courses-at-once', members: [] },
        ],
      },
    ]);
    expect(accessChanges(was, is)).toEqual([]);
  });
});

describe('wegmarke agreement diff and check', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'agreement-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function written(name: string, text: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  }

  it('say in words who may learn more, with exit code 1', async () => {
    const wider = await written('wider.yaml', demonstrationText.replace(VOUCHER_TO_VHS, '$1vhs, caritas]'));
    const { exit, stdout } = await runOnFile('agreement', 'diff', demonstrationFile, wider);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/~ auf-88a-1-voucher\n\s+recipients: \+caritas/);
    expect(stdout).toMatch(
      /may learn more:\n {2}caritas from abh: Voucher issued, for course-access\n\s+without any condition: /,
    );
    expect((await runOnFile('agreement', 'diff', demonstrationFile, demonstrationFile)).exit).toBe(0);
  });

  it('find the faults of a text with line and column, and no other command reads it', async () => {
    const faulty = await written(
      'faulty.yaml',
      demonstrationText.replace('recipients: [bamf]', 'recipients: [nobody]'),
    );
    const { exit, stdout } = await runOnFile('agreement', 'check', faulty);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/faulty\.yaml:\d+:\d+ AGENCY_UNKNOWN \/\S+: name a party/);
    const other = await runOnFile('agreement', 'diff', demonstrationFile, faulty);
    expect(other).toMatchObject({ exit: 2, stderr: expect.stringContaining('AGREEMENT_FAULTY') });
    expect((await runOnFile('agreement', 'check', demonstrationFile)).exit).toBe(0);
  });

  it('write papers once', async () => {
    const papers = join(folder, 'papers');
    expect((await runOnFile('agreement', 'papers', demonstrationFile, papers)).stdout).toContain(
      'deletion-concept.md',
    );
    const again = await runOnFile('agreement', 'papers', demonstrationFile, papers);
    expect(again).toMatchObject({ exit: 2, stderr: expect.stringContaining('FILE_NOT_WRITTEN') });
  });
});
