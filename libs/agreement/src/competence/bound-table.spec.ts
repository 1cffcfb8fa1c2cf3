import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreement } from '../agreement.ts';
import { agreementHash } from '../hash.ts';
import { parseAgreement } from '../parse.ts';
import { adoptedCompetenceTable, competenceHash, competenceTableOf } from './bound-table.ts';
import { adoptedTableIn, parseCompetenceTable } from './parse-table.ts';
import { smallAgreement } from './spec/small-agreement.ts';

const demo = join(import.meta.dirname, '../../../../deploy/local/demo');
const table = readFileSync(join(demo, 'competence/voucher.yaml'), 'utf8');
const OTHER_HASH = 'A'.repeat(43);

function hashOf(text: string): string {
  const read = parseCompetenceTable(text);
  return Array.isArray(read) ? JSON.stringify(read) : competenceHash(read);
}

function agreementIn(text: string): Agreement {
  const read = parseAgreement(text);
  if (Array.isArray(read)) throw new Error(JSON.stringify(read, null, 2));
  return read;
}

const file = 'competence/voucher.yaml';
const agreement = agreementIn(smallAgreement([{ id: 'voucher', file, hash: hashOf(table) }]));

describe('a competence table of an agreement', () => {
  it('is the very one that the parties signed, in any layout and with any comments', () => {
    expect(competenceTableOf(agreement, 'voucher', table)).toMatchObject({ id: 'voucher', version: 1 });
    expect(competenceTableOf(agreement, 'voucher', `# a remark\n\n${table}`)).toMatchObject({
      id: 'voucher',
    });
  });

  it('is refused when a word of it was changed, and the fix names the hash that it has now', () => {
    const changed = table.replace('from: 2026-02-09', 'from: 2026-02-10');
    const fix = expect.stringContaining(`hash ${hashOf(changed)}`) as unknown;
    expect(competenceTableOf(agreement, 'voucher', changed)).toMatchObject([
      { code: 'COMPETENCE_TABLE_CHANGED', fix },
    ]);
  });

  it('is refused when the agreement names no such table', () => {
    expect(competenceTableOf(agreement, 'measures', table)).toMatchObject([
      { code: 'COMPETENCE_TABLE_CHANGED' },
    ]);
  });

  it('is refused when it names an agency that is no party', () => {
    const stranger = competenceTableOf(
      agreement,
      'voucher',
      table.replaceAll('by: asylblg', 'by: elsewhere'),
    );
    expect(stranger).toMatchObject([{ code: 'COMPETENCE_NAME_UNKNOWN' }]);
  });

  it('is part of what the parties sign', () => {
    const other = agreementIn(smallAgreement([{ id: 'voucher', file, hash: OTHER_HASH }]));
    expect(agreementHash(other)).not.toBe(agreementHash(agreement));
  });

  it.each(['../voucher.yaml', '/etc/voucher.yaml', 'competence/../../voucher.yaml'])(
    'lies beside or below it, not at %s',
    (path) => {
      const read = parseAgreement(smallAgreement([{ id: 'voucher', file: path, hash: OTHER_HASH }]));
      expect(read).toMatchObject([{ code: 'FIELD_INVALID', pointer: '/competence/0/file' }]);
    },
  );

  it('has an id of its own', () => {
    const one = { id: 'voucher', file, hash: OTHER_HASH };
    const read = parseAgreement(smallAgreement([one, { ...one, file: 'competence/other.yaml' }]));
    expect(read).toMatchObject([{ code: 'ID_TAKEN', pointer: '/competence/1/id' }]);
  });

  it('is read after its adoption by form and hash alone', () => {
    const narrower = 'status: late-repatriate, german-level: none, support';
    const faulty = table.replace('status: late-repatriate, support', narrower);
    expect(parseCompetenceTable(faulty)).toMatchObject([{ code: 'COMPETENCE_GAP' }]);
    const hash = competenceHash(adoptedTableIn(faulty)!);
    const signed = agreementIn(smallAgreement([{ id: 'voucher', file, hash }]));
    const texts = [{ id: 'voucher', text: faulty }];
    expect(adoptedCompetenceTable(signed, 'voucher', texts)).toMatchObject({ id: 'voucher' });
    expect(adoptedCompetenceTable(agreement, 'voucher', texts)).toBeUndefined();
    for (const text of ['table: {}', 'a: [', '{"nodes": [], "edges": []}'])
      expect(adoptedCompetenceTable(signed, 'voucher', [{ id: 'voucher', text }])).toBeUndefined();
    expect(adoptedCompetenceTable(signed, 'voucher', [])).toBeUndefined();
  });

  it('stands in the agreement of the demonstration', () => {
    const signed = agreementIn(readFileSync(join(demo, 'agreement.yaml'), 'utf8'));
    expect(competenceTableOf(signed, 'voucher', table)).toMatchObject({ id: 'voucher' });
    expect(signed.competence).toMatchObject([{ file }]);
  });
});
