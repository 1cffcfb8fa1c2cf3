import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { testDatabase } from '../../../../deploy/local/services/for-tests.mjs';
import { OutboxTable, TableUnreadable, whyUnreadable } from '../source/read-table.ts';
import { NOW, Office } from '../spec/office.ts';
import { VOUCHERS } from '../spec/sample-mapping.ts';
import { TablePoll } from './table-poll.ts';

const COLUMNS = `{ Aktenzeichen: /ref, AZR-Nummer: /azr, Vorgang: /art, Nr: /nr, Datum: /datum, Form: /form, 'Gültig bis': /bis }`;
const TABLED = VOUCHERS.replace("glob: 'vouchers-*.csv'", 'glob: table/vouchers').replace(
  "delimiter: ';'",
  `format: { kind: json-lines, columns: ${COLUMNS} }`,
);

const payload = (nr: string, form = 'O'): string =>
  `{"ref": 0042,\n "art": "BS", "nr": ${nr}, "datum": "01.02.2025", "form": "${form}", "bis": "31.01.2026"}`;

describe('an outbox table of the agency', () => {
  let url: string;
  let writer: Client;
  let late: Client;
  let office: Office;
  let table: OutboxTable;
  const folder = mkdtempSync(join(tmpdir(), 'table-'));
  const source = {
    kind: 'table',
    name: 'vouchers',
    urlFile: join(folder, 'url'),
    table: 'Export.changes',
    id: 'id',
    payload: 'what',
  } as const;

  beforeAll(async () => {
    url = await testDatabase('outbox_table');
    writeFileSync(source.urlFile, `${url}\n`);
    [writer, late] = [new Client(url), new Client(url)];
    await Promise.all([writer.connect(), late.connect()]);
    await writer.query('CREATE SCHEMA "Export"');
    await writer.query(
      'CREATE TABLE "Export".changes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text)',
    );
  });

  beforeEach(async () => {
    await writer.query('TRUNCATE "Export".changes RESTART IDENTITY');
    office = new Office({ mapping: TABLED });
    table = new OutboxTable(source);
  });

  afterEach(async () => {
    await table.close();
    office.close();
  });

  afterAll(async () => {
    await Promise.all([writer.end(), late.end()]);
    rmSync(folder, { recursive: true });
  });

  const insert = (client: Client, ...rows: string[]) =>
    client.query('INSERT INTO "Export".changes (what) SELECT unnest($1::text[])', [rows]);
  const poll = () => {
    const { journal, queue: imports, problemList: problems } = office;
    return new TablePoll({
      journal,
      table,
      imports,
      problems,
      source: 'table/vouchers',
      now: () => NOW,
    }).run();
  };
  const lines = () => office.items().map(({ line, reference }) => [line, reference]);

  it('says in a code why it cannot be read, and never its address', async () => {
    await insert(writer, payload('007'));
    const elsewhere = (changes: object) => whyUnreadable({ ...source, ...changes });
    expect(await elsewhere({})).toBeUndefined();
    expect(await elsewhere({ table: 'Export.nothing' })).toBe('42P01');
    expect(await elsewhere({ payload: 'nothing' })).toBe('42703');
    const other = join(folder, 'other-url');
    writeFileSync(other, 'postgresql://reader:secret@127.0.0.1:1/agency');
    expect(await elsewhere({ urlFile: other })).toBe('ECONNREFUSED');
    writeFileSync(other, 'postgresql://reader:secret@database.example/agency');
    expect(await elsewhere({ urlFile: other })).toMatch(/^outside this machine only with TLS/);
    expect(await elsewhere({ urlFile: join(folder, 'none') })).toBe('ENOENT');
  });

  it('is read on from where it stopped, zeros kept, later rows correcting earlier ones', async () => {
    await insert(writer, payload('007'), payload('8'), payload('007', 'P'), 'no JSON');
    expect(await poll()).toBe(4);
    expect(lines()).toEqual([
      [3, '0042'],
      [2, '0042'],
    ]);
    expect(office.problems()).toEqual([['table/vouchers', 4, 'JSON_BROKEN']]);
    office.restart({ mapping: TABLED });
    await insert(writer, payload('9'));
    expect(await poll()).toBe(1);
    expect(await poll()).toBe(0);
    expect(office.items()).toHaveLength(3);
  });

  it('loses no row that commits after a later one, and waits for no lock', async () => {
    await late.query('BEGIN');
    await insert(late, payload('1'));
    await insert(writer, payload('2'));
    expect(await poll()).toBe(1);
    await late.query('COMMIT');
    expect(await poll()).toBe(1);
    expect(lines().map(([line]) => line)).toEqual([2, 1]);
    await late.query('BEGIN');
    await late.query('LOCK TABLE "Export".changes IN EXCLUSIVE MODE');
    expect(await poll()).toBe(0);
    await late.query('ROLLBACK');
  });

  it('takes rows and cursor together: a power cut between them doubles and loses nothing', async () => {
    await insert(writer, payload('1'), payload('2'), payload('3'));
    office.powerCutAt = 3;
    await expect(poll()).rejects.toThrow('power cut');
    office.restart({ mapping: TABLED });
    expect(office.items()).toEqual([]);
    expect(await poll()).toBe(3);
    expect(office.items()).toHaveLength(3);
  });

  it('outside this machine is read over TLS only, and the URL is not told', async () => {
    for (const plain of [
      'db.example/akten',
      'db.example/akten?sslmode=require',
      'localhost/akten?host=db.example',
    ]) {
      writeFileSync(source.urlFile, `postgresql://reader:geheim@${plain}`);
      const refused = new OutboxTable(source).read({ after: 0, gaps: [] });
      await expect(refused).rejects.toThrow(TableUnreadable);
      await expect(refused).rejects.not.toThrow(/geheim|example/);
    }
    writeFileSync(source.urlFile, url);
  });
});
