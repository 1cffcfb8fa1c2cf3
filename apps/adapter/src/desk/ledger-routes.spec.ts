import { DeskHarness, NOW } from './spec/desk-harness.ts';

describe("the desk's page about the ledger", () => {
  let desk: DeskHarness;
  beforeEach(async () => {
    desk = new DeskHarness();
    await desk.start();
  });
  afterEach(() => desk.end());

  it('shows nothing but numbers while there is nothing to show', async () => {
    expect((await desk.call('GET', '/desk/ledger')).body).toEqual({ proven: 0, unproven: 0, alarms: [] });
  });

  it('shows an alarm in words with its evidence until a member of staff closes it', async () => {
    const { alarms } = desk.memory.ledger;
    alarms.raise('LEDGER_FORKED', NOW, { heldNote: 'one', shownNote: 'other' });
    alarms.raise('LEDGER_FORKED', NOW, { heldNote: 'one', shownNote: 'third' });
    const shown = await desk.call('GET', '/desk/ledger');
    const [alarm] = shown.body['alarms'] as Record<string, unknown>[];
    expect(alarm).toMatchObject({ code: 'LEDGER_FORKED', heldNote: 'one', shownNote: 'other', count: 2 });
    expect(alarm?.['text']).toEqual({
      de: expect.stringContaining('widerspricht'),
      en: expect.stringContaining('contradicts'),
    });
    const path = `/desk/ledger/alarms/${String(alarm?.['alarm'])}/close`;
    expect((await desk.call('POST', path, {}, { 'X-Staff': '' })).body['code']).toBe('STAFF_MISSING');
    expect((await desk.call('POST', path, {})).status).toBe(200);
    expect((await desk.call('POST', path, {})).body['code']).toBe('ALARM_UNKNOWN');
    expect(alarms.list()).toMatchObject([{ closedBy: 'sb-017', overAt: NOW, heldNote: 'one' }]);
    expect(alarms.open()).toEqual([]);
  });
});
