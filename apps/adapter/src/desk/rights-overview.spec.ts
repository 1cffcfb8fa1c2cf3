import type { RightOnDesk } from '#catalogue';
import { decisionPreview } from './rights-preview.ts';
import { DeskHarness } from './spec/desk-harness.ts';

const MODULE = 'de.wegmarke.language.module-completed.v1';
const right: RightOnDesk = {
  request: 'request-1',
  kind: 'access',
  receivedAt: '2026-01-20T09:00:00.000Z',
  dueAt: '2026-02-20T22:59:59.999Z',
  state: 'open',
};
const known = {
  ids: ['m1', 'm2'],
  find: (id: string) =>
    id.startsWith('m') ? { type: MODULE, happenedAt: '2026-01-01T09:00:00.000Z' } : undefined,
};
const fates = (one: RightOnDesk) =>
  decisionPreview(one, known).entries.map(({ eventId, fate }) => [eventId, fate]);

describe('what a decision would tell and withhold', () => {
  it('is everything that this agency recorded as long as nobody has proposed', () => {
    const preview = decisionPreview(right, known);
    expect(preview).toMatchObject({
      as: 'granted',
      entries: [{ fate: 'told', type: MODULE }, { fate: 'told' }],
    });
    expect(preview.entries[0]?.fields?.map(({ name }) => name)).toContain('module');
  });

  it('is what the proposal covers and leaves out, and what came after it stands apart', () => {
    const proposed = {
      ...right,
      ...({ state: 'proposed', decision: 'grant-partly', ground: 'gdpr-15-4' } as const),
      covers: ['m1', 'm2', 'x1'],
      withheld: ['m2'],
      outside: ['m3'],
    };
    expect(fates(proposed)).toEqual([
      ['m1', 'told'],
      ['m2', 'withheld'],
      ['x1', 'told'],
      ['m3', 'unsaid'],
    ]);
    expect(fates({ ...proposed, decision: 'refuse' }).slice(0, 2)).toEqual([
      ['m1', 'withheld'],
      ['m2', 'withheld'],
    ]);
  });

  it('concerns or leaves untouched what is to be erased or restricted', () => {
    const erasure = { ...right, kind: 'erasure', eventIds: ['m1'] } as const;
    expect(fates(erasure)).toEqual([['m1', 'concerned']]);
    expect(fates({ ...erasure, decision: 'refuse' })).toEqual([['m1', 'untouched']]);
  });
});

describe("the rights desk's list", () => {
  let desk: DeskHarness;
  beforeEach(async () => {
    desk = new DeskHarness();
    await desk.start();
    desk.link();
  });
  afterEach(() => desk.end());

  it('holds what is to be decided first, the most urgent in front, and decided requests after it', async () => {
    const later = { ...right, request: 'request-2', dueAt: '2026-04-01T21:59:59.999Z' };
    const decided = { ...right, request: 'request-3', state: 'decided', decision: 'grant' } as const;
    const disputes = [{ dispute: 'd1', eventIds: ['unknown-event'] }];
    desk.tell({ rights: [decided, later, right], disputes });
    const { body } = await desk.call('GET', '/desk/rights');
    expect(body['rights']).toMatchObject([
      { request: 'request-1', reference: '000123', isOverdue: true },
      { request: 'request-2', isOverdue: false },
      { request: 'request-3', isOverdue: false },
    ]);
    expect(body['disputes']).toEqual([
      { reference: '000123', dispute: 'd1', entries: [{ eventId: 'unknown-event' }] },
    ]);
  });

  it('previews a request of the own controller only', async () => {
    desk.tell({ rights: [right] });
    const path = '/desk/cases/000123/rights';
    expect((await desk.call('GET', `${path}/request-1/preview`)).body).toEqual({
      reference: '000123',
      request: 'request-1',
      kind: 'access',
      as: 'granted',
      entries: [],
    });
    expect((await desk.call('GET', `${path}/request-9/preview`)).body['code']).toBe('REQUEST_UNKNOWN');
  });
});
