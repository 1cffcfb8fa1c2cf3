import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { catalogue } from '#catalogue';
import type { Dossier } from '#disclosure';
import type { Bench } from '../command.ts';
import { newCode, normalized } from './one-time-code.ts';
import { packed } from './pack.ts';
import { readablePage } from './readable.ts';
import { sealedPage } from './sealed-page.ts';
import { answerSubjectAccess } from './subject-access.ts';

const entry = {
  seq: 0,
  handle: '',
  type: 'de.wegmarke.language.course-started.v1',
  happenedAt: '2026-01-05T00:00:00.000Z',
  recordedAt: '2026-01-06T00:00:00.000Z',
  agency: 'vhs',
  fields: { courseCode: '=IK-1<b>' },
  basis: { kind: 'access', requestId: 'r1' },
  purpose: 'subject-rights',
  id: 'e1',
  disputed: true,
} as const;

const names = { de: 'VHS Rheine & Söhne', en: 'VHS Rheine' };
const dossier: Dossier = {
  network: 'rheine',
  request: 'r1',
  kind: 'access',
  receivedAt: '2026-02-01T00:00:00.000Z',
  asOf: '2026-02-10T10:00:00.000Z',
  parts: [
    {
      controller: 'vhs-rheine',
      titles: names,
      agencies: ['vhs'],
      decision: 'grant-partly',
      ground: 'gdpr-15-4',
      told: 1,
      runOut: 0,
    },
  ],
  entries: [entry],
  disclosures: [
    {
      event: 'e1',
      eventType: entry.type,
      sender: 'vhs',
      recipient: 'bamf',
      at: '2026-01-06T08:00:00.000Z',
      door: 'claim',
      actor: 'system',
      purpose: 'course-progress',
      basis: '§ 8(2) IntV',
    },
  ],
  consents: [],
  agencies: [
    { agency: 'vhs', titles: names, controller: names, dpo: 'DPO', supervisoryAuthority: 'LDI' },
    {
      agency: 'bamf',
      titles: { de: 'Bundesamt', en: 'Federal Office' },
      controller: names,
      dpo: 'DPO',
      supervisoryAuthority: 'BfDI',
    },
  ],
  positions: [7],
};

describe("the person's file", () => {
  it('tells in both languages who received what, when and on which basis, by name', () => {
    const page = readablePage(dossier);
    expect(page).toContain('Bundesamt erhielt von VHS Rheine &amp; Söhne');
    expect(page).toContain('Federal Office received');
    expect(page).toContain('§ 8(2) IntV');
    expect(page).toContain('Von Ihnen bestritten.');
    expect(page).toContain('=IK-1&lt;b&gt;');
    expect(page).not.toMatch(/<script|https?:\/\//);
  });

  it('names fields, codes, days, agencies and types in the language of the section', () => {
    const asked = {
      ...entry,
      type: 'de.wegmarke.information.requested.v1',
      fields: { addressee: 'bamf', about: entry.type, paragraph: 'aufenthg-87-1' },
    };
    const moved = {
      ...entry,
      type: 'de.wegmarke.benefits.legal-sphere-changed.v1',
      fields: { effectiveFrom: '2026-03-01', courseGoesOn: true },
    };
    const [german = '', english = ''] = readablePage({ ...dossier, entries: [asked, moved] }).split(
      '<section lang="en">',
    );
    for (const told of ['Bundesamt', 'Kurs begonnen', '§ 87 Abs. 1 AufenthG', '01.03.2026', '<dd>ja</dd>'])
      expect(german).toContain(told);
    for (const told of ['Federal Office', '§ 87(1) AufenthG', '01 March 2026', '<dd>yes</dd>'])
      expect(english).toContain(told);
    expect(`${german}${english}`).not.toMatch(/<dd>(bamf|true|de\.wegmarke|2026-)/);
  });

  it('can name every field and code of the catalogue in both languages', () => {
    const unnamed = catalogue.flatMap(({ type, titles, fields }) =>
      [titles, ...fields.flatMap((one) => [one.titles, ...Object.values(one.codes ?? {})])]
        .filter(({ de, en }) => de === '' || en === '')
        .map(() => type),
    );
    expect(unnamed).toEqual([]);
  });

  it('says that proposals to link files are left out', () => {
    expect(readablePage(dossier)).toContain('Vorschläge, Akten zu verknüpfen');
  });

  it('is never put into a folder that is there already, and discloses nothing then', async () => {
    const line = { value: () => '.', values: () => [], operand: () => 'x' };
    const bench = { line } as unknown as Bench;
    await expect(answerSubjectAccess(bench)).rejects.toMatchObject({ code: 'FOLDER_EXISTS' });
  });

  it('holds every file with its hash, and no cell that a spreadsheet takes for a formula', () => {
    const files = unzipSync(packed(dossier, []));
    const { files: listed } = JSON.parse(strFromU8(files['manifest.json']!)) as {
      files: readonly { readonly name: string; readonly sha256: string }[];
    };
    expect(listed.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(files)
        .filter((name) => name !== 'manifest.json')
        .toSorted(),
    );
    for (const { name, sha256 } of listed)
      expect(createHash('sha256').update(files[name]!).digest('hex')).toBe(sha256);
    expect(strFromU8(files['data/entries.csv']!)).not.toMatch(/(^|,)=/m);
    expect(JSON.parse(strFromU8(files['data/access.json']!))).not.toHaveProperty('positions');
  });

  it('shows nothing of what it holds without its code', () => {
    const random = (bytes: number) => new Uint8Array(bytes).fill(7);
    const sealed = sealedPage({ page: 'told', zip: packed(dossier, []), fileName: 'a.zip' }, 'CODE', random);
    for (const word of ['Bundesamt', 'course-started', 'told', 'CODE']) expect(sealed).not.toContain(word);
  });

  it('has a code that nobody mistypes', () => {
    const code = newCode((bytes) => Uint8Array.from({ length: bytes }, (_, at) => at * 11));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){4}$/);
    expect(normalized(' o1-il ')).toBe('0111');
    expect(normalized(code.toLowerCase().replaceAll('-', ''))).toBe(code.replaceAll('-', ''));
  });
});
