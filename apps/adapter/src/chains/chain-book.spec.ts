import type { ReleasedEntry } from '#catalogue';
import { DeskHarness, NOW } from '../desk/spec/desk-harness.ts';

const CAME = '2026-02-27T09:00:00.000Z';

describe('the steps that are kept of a case', () => {
  let desk: DeskHarness;
  beforeEach(async () => {
    desk = new DeskHarness();
    await desk.start();
  });
  afterEach(() => desk.end());

  it('hold codes, and what is said with true, of what is looked at: a claim begins with the first title alone', () => {
    const handle = desk.memory.identity.handle('000123');
    const entry: ReleasedEntry = {
      seq: 1,
      id: 'first',
      handle,
      type: 'de.wegmarke.residence.title-granted.v1',
      happenedAt: '2026-02-20T08:00:00.000Z',
      agency: 'abh',
      fields: { title: 'family', first: true, validUntil: '2029-02-20' },
      basis: { kind: 'statutory', rowId: 'r', paragraph: '§ 8(1) IntV', duty: false },
      purpose: 'course-access',
    };
    desk.memory.chainBook.take([entry], CAME);
    expect(desk.memory.chainBook.entriesOf(handle, NOW)).toMatchObject([
      { id: 'first', fields: { title: 'family', first: true } },
    ]);
    expect(desk.memory.chainBook.entriesOf(handle, NOW)[0]?.fields).not.toHaveProperty('validUntil');
  });
});
