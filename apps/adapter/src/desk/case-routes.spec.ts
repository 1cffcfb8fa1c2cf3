import { linkCodeHash, personCodeHash } from '#jose';
import { HubCaseUnreadable, HubUnreachable } from '../hub/hub-reads.ts';
import { KeyNotUsable } from '../keys/re-signing.ts';
import { DeskHarness, NOW } from './spec/desk-harness.ts';

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
});
afterEach(() => desk.end());

describe('cases', () => {
  it('are opened once, by the reference number as it is written', async () => {
    for (const _ of [1, 2]) {
      const { status, body } = await desk.call('POST', '/desk/cases', { reference: '000123' });
      expect([status, body]).toEqual([202, { reference: '000123', state: 'opening' }]);
    }
    expect(desk.memory.outbox.list().map(({ type }) => type)).toEqual(['de.wegmarke.case.open.v1']);
    expect(desk.rings).toBe(2);
    desk.link();
    expect((await desk.call('POST', '/desk/cases', { reference: '000123' })).body['state']).toBe('linked');
    expect((await desk.call('GET', '/desk/cases')).body['cases']).toEqual([
      { reference: '000123', linked: true, openedAt: NOW },
    ]);
  });

  it('that the hub refused to open are told with its code', async () => {
    await desk.call('POST', '/desk/cases', { reference: '1' });
    const [item] = desk.memory.outbox.list();
    desk.memory.outbox.settle({ id: item?.id ?? '', outcome: 'refused', code: 'HANDLE_TAKEN', at: NOW });
    const { status, body } = await desk.call('POST', '/desk/cases', { reference: '1' });
    expect([status, body['code']]).toEqual([409, 'HANDLE_TAKEN']);
    expect(body['detail']).toContain('Use the handle of the reference number');
  });

  it('tell the handle under which the hub knows them, which an erasure names', async () => {
    expect((await desk.call('GET', '/desk/cases/000123/handle')).body['code']).toBe('REFERENCE_UNKNOWN');
    desk.link();
    const { status, body } = await desk.call('GET', '/desk/cases/000123/handle');
    expect([status, body]).toEqual([200, { handle: desk.memory.identity.handle('000123') }]);
    const stranger = await desk.call('GET', '/desk/cases/000123/handle', undefined, { Authorization: '' });
    expect(stranger.body['code']).toBe('TOKEN_INVALID');
  });

  it('get a one-time code of which only the hash leaves', async () => {
    expect((await desk.call('POST', '/desk/cases/000123/link-codes')).body['code']).toBe('REFERENCE_UNKNOWN');
    desk.memory.references.know('000123', desk.memory.identity.handle('000123'), NOW);
    expect((await desk.call('POST', '/desk/cases/000123/link-codes')).body['code']).toBe('NOT_LINKED');
    desk.link();
    const { status, body } = await desk.call('POST', '/desk/cases/000123/link-codes');
    expect(status).toBe(201);
    expect(body['code']).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    expect(body['validUntil']).toBe('2026-03-15T10:00:00.000Z');
    const kept = JSON.stringify(desk.memory.journal.all('SELECT * FROM outbox'));
    expect(kept).toContain(linkCodeHash(String(body['code'])));
    expect(kept).not.toContain(String(body['code']));
  });

  it('get the code of a letter for the person, of which only the hash leaves', async () => {
    const asking = () => desk.call('POST', '/desk/cases/000123/person-codes', { channel: 'handed-over' });
    expect((await asking()).body['code']).toBe('REFERENCE_UNKNOWN');
    desk.link();
    const { status, body } = await asking();
    expect(status).toBe(201);
    expect(body['code']).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
    expect(body['until']).toBe('2026-03-15T10:00:00.000Z');
    expect(body['address']).toBe('https://weg.example/person.html');
    const kept = JSON.stringify(desk.memory.journal.all('SELECT * FROM outbox'));
    expect(kept).toContain(personCodeHash(String(body['code'])));
    expect(kept).not.toContain(String(body['code']));
    const other = await desk.call('POST', '/desk/cases/000123/person-codes', { channel: 'sms' });
    expect([other.status, other.body['code']]).toEqual([422, 'FIELD_INVALID']);
  });

  it('get no code as long as the hub does not have it, nor one that the hub refused', async () => {
    desk.link();
    desk.hub = () => undefined;
    const waiting = await desk.call('POST', '/desk/cases/000123/link-codes');
    expect([waiting.status, waiting.body]).toEqual([202, { state: 'waiting' }]);
    desk.hub = () => ({ outcome: 'held', code: 'NO_BASIS_NOW' });
    expect((await desk.call('POST', '/desk/cases/000123/link-codes')).body).toEqual({ state: 'waiting' });
    desk.hub = () => ({ outcome: 'refused', code: 'LINK_CODE_MAKING_NOT_ALLOWED' });
    const refused = await desk.call('POST', '/desk/cases/000123/link-codes');
    expect([refused.status, refused.body['code']]).toEqual([409, 'LINK_CODE_MAKING_NOT_ALLOWED']);
  });

  it('are joined by a code that was refused when it was typed too early', async () => {
    const redeem = () =>
      desk.call('POST', '/desk/link-codes/redeem', { code: 'abcd-efgh-jkmn-pqrs', reference: '7' });
    desk.hub = () => ({ outcome: 'refused', code: 'LINK_CODE_NOT_VALID' });
    for (const seconds of ['00', '05']) {
      desk.now = `2026-03-01T10:00:${seconds}.000Z`;
      expect((await redeem()).body['code']).toBe('LINK_CODE_NOT_VALID');
    }
    // A second click on the same button is no new try.
    desk.now = '2026-03-01T10:00:07.999Z';
    expect((await redeem()).body['code']).toBe('LINK_CODE_NOT_VALID');
    desk.now = '2026-03-01T10:00:08.000Z';
    desk.hub = () => ({ outcome: 'accepted', position: 7 });
    expect((await redeem()).body).toEqual({ reference: '7', state: 'linked' });
    expect(desk.memory.outbox.list().map(({ state }) => state)).toEqual(['recorded', 'refused', 'refused']);
    // What was recorded stays the same command.
    expect((await redeem()).body).toEqual({ reference: '7', state: 'linked' });
    expect(desk.memory.outbox.list()).toHaveLength(3);
  });

  it('that wait for their link are asked for once, however often the code is typed', async () => {
    const redeem = () =>
      desk.call('POST', '/desk/link-codes/redeem', { code: 'abcd-efgh-jkmn-pqrs', reference: '7' });
    desk.hub = () => undefined;
    for (const _ of [1, 2]) expect((await redeem()).body).toEqual({ reference: '7', state: 'opening' });
    expect(desk.memory.outbox.list()).toHaveLength(1);
  });

  it('are joined by a code as it stands on the letter', async () => {
    const { status, body } = await desk.call('POST', '/desk/link-codes/redeem', {
      code: 'abcd-efgh-jkmn-pqrs',
      reference: '7',
    });
    expect([status, body]).toEqual([202, { reference: '7', state: 'linked' }]);
    desk.hub = () => ({ outcome: 'refused', code: 'LINK_CODE_NOT_VALID' });
    const refused = await desk.call('POST', '/desk/link-codes/redeem', {
      code: '1234 5678 9012 3456',
      reference: '8',
    });
    expect([refused.status, refused.body['code']]).toEqual([409, 'LINK_CODE_NOT_VALID']);
    expect(refused.body['detail']).toBe('Ask the agency that made the code for a new one.');
    const typo = await desk.call('POST', '/desk/link-codes/redeem', {
      code: 'abcd-efgh-jkmn-pqru',
      reference: '8',
    });
    expect([typo.status, typo.body['pointer']]).toEqual([422, '/code']);
    for (const code of ['ABCD', '', 'abcd-efgh-jkmn-pqru']) {
      const short = await desk.call('POST', '/desk/link-codes/redeem', { code, reference: '8' });
      expect([short.status, short.body['code']]).toEqual([422, 'LINK_CODE_MALFORMED']);
    }
  });
});

describe('timelines', () => {
  it('are read from the hub each time, under the id of who reads', async () => {
    desk.link();
    desk.timeline = ({ handle }) =>
      Promise.resolve({
        handle,
        asOf: NOW,
        notAfter: NOW,
        entries: [
          {
            seq: 1,
            handle,
            id: 'e1',
            type: 'de.wegmarke.language.voucher-issued.v1',
            happenedAt: NOW,
            agency: 'jobcenter',
            fields: { issueMode: 'online' },
            basis: { kind: 'statutory', rowId: 'r', paragraph: '§ 88a(1) AufenthG', duty: false },
            purpose: 'course-access',
          },
        ],
      });
    const { status, body } = await desk.call('GET', '/desk/cases/000123/timeline?purpose=course-access');
    expect(status).toBe(200);
    expect(desk.read).toEqual([
      { handle: desk.memory.identity.handle('000123'), actor: 'sb-017', purpose: 'course-access' },
    ]);
    expect(body).toMatchObject({
      reference: '000123',
      asOf: NOW,
      entries: [
        {
          id: 'e1',
          title: { de: 'Berechtigungsschein ausgestellt', en: 'Voucher issued' },
          agencyName: { de: 'Jobcenter Kreis Steinfurt' },
          fields: [{ name: 'issueMode', value: 'online' }],
          basis: { kind: 'statutory', text: { de: 'Gesetzliche Befugnis: § 88a Abs. 1 AufenthG.' } },
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain(desk.memory.identity.handle('000123'));
  });

  it('are not read for nobody, for an unknown purpose or an unknown case', async () => {
    desk.link();
    const path = '/desk/cases/000123/timeline';
    expect((await desk.call('GET', path, undefined, { 'X-Staff': '' })).body['code']).toBe('STAFF_MISSING');
    expect((await desk.call('GET', path, undefined, { 'X-Staff': 'Erika Muster' })).body['code']).toBe(
      'STAFF_MISSING',
    );
    expect((await desk.call('GET', `${path}?purpose=curiosity`)).body['code']).toBe('PURPOSE_UNKNOWN');
    expect((await desk.call('GET', `${path}?actor=x`)).body['code']).toBe('QUERY_INVALID');
    expect((await desk.call('GET', '/desk/cases/999/timeline')).body['code']).toBe('REFERENCE_UNKNOWN');
    expect(desk.read).toEqual([]);
  });

  it('say so when the hub is away', async () => {
    desk.link();
    desk.timeline = () => Promise.reject(new HubUnreachable(undefined));
    const { status, body } = await desk.call('GET', '/desk/cases/000123/timeline');
    expect([status, body['code']]).toEqual([503, 'HUB_UNREACHABLE']);
  });

  it('say so when the hub takes no signature of the key of this agency', async () => {
    desk.link();
    desk.timeline = () => Promise.reject(new KeyNotUsable());
    const { status, body } = await desk.call('GET', '/desk/cases/000123/timeline');
    expect([status, body['code']]).toEqual([503, 'KEY_NOT_USABLE']);
    expect(body['detail']).toContain('rotate-keys');
  });

  it('say so when the hub cannot read what it keeps of the case', async () => {
    desk.link();
    desk.timeline = () => Promise.reject(new HubCaseUnreadable());
    const { status, body } = await desk.call('GET', '/desk/cases/000123/timeline');
    expect([status, body['code']]).toEqual([503, 'CASE_UNREADABLE']);
    expect(body['detail']).toContain('operator of the hub');
  });
});
