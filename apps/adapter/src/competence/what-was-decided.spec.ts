import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskHarness } from '../desk/spec/desk-harness.ts';

const table = (file: string) =>
  readFileSync(join(import.meta.dirname, '../../../../deploy/local/demo/competence', file), 'utf8');

/** What the sample of a next version changes at the desk of an agency, which recorded this on this ground in its one case. */
async function changedAt(agency: string, type: string, ground: string) {
  const desk = new DeskHarness(agency);
  await desk.start();
  const { tables: _, ...known } = desk.memory.agreements.current()!;
  desk.memory.agreements.put({ ...known, tables: [{ id: 'voucher', text: table('voucher.yaml') }] });
  desk.link();
  desk.tell();
  desk.memory.outbox.offer({
    kind: 'event',
    reference: '000123',
    handle: desk.memory.identity.handle('000123'),
    happenedAt: '2026-02-01T08:00:00.000Z',
    type: `de.wegmarke.language.${type}.v1`,
    key: [type],
    data: { ground },
  });
  const asked = { next: table('voucher-next.yaml') };
  const { body } = await desk.call('POST', '/desk/competence/voucher/what-if', asked);
  await desk.end();
  return body as { readonly day: string; readonly changed: readonly { readonly before: object }[] };
}

describe('what another version of the table would change where an agency decided', () => {
  it.each(['voucher-issued', 'competence-decided'])(
    'is told as of the day from which its new rows hold, with the row by which it was decided (%s)',
    async (type) => {
      expect(await changedAt('asylblg', type, 'aufenthg-44a-1-4')).toMatchObject({
        day: '2027-01-01',
        changed: [{ reference: '000123', before: { by: 'asylblg', row: 'asylblg-duty' } }],
      });
    },
  );

  it('names no row where the ground is that of several', async () => {
    const { changed } = await changedAt('jobcenter', 'voucher-issued', 'aufenthg-44a-1-2');
    expect(changed).toMatchObject([{ before: { kind: 'competent', by: 'jobcenter' } }]);
    expect(changed[0]?.before).not.toHaveProperty('row');
  });
});
