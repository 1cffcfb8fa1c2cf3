import type { Envelope } from '#catalogue';
import { DeskHarness } from './spec/desk-harness.ts';

const STRANGE = 'c29tZWJvZHkgZWxzZSBzZW50IHRoaXMgMDAwMDAwMDA';
const AT = '2026-02-27T09:00:00.000Z';

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
  desk.link();
});
afterEach(() => desk.end());

const last = (): Pick<Envelope, 'type' | 'data' | 'source'> | undefined =>
  desk.memory.outbox.due('2027-01-01T00:00:00.000Z', 100).at(-1)?.signed.envelope;

describe('what a stolen key signed', () => {
  it('stands on the desk, with whether it went out from here', async () => {
    const opened = await desk.call('POST', '/desk/cases', { reference: '000124' });
    expect(opened.status).toBe(202);
    const [own] = desk.memory.outbox.list();
    const doubt = (id: string) => ({ id, kid: 'stolen-key', at: AT });
    desk.tell({ doubts: [doubt(own?.id ?? ''), doubt(STRANGE)] });
    const { body } = await desk.call('GET', '/desk/doubts');
    expect(body).toMatchObject({
      cases: [
        {
          reference: '000123',
          entries: [
            {
              id: own?.id,
              kid: 'stolen-key',
              at: AT,
              sentFromHere: true,
              type: 'de.wegmarke.case.open.v1',
              title: { en: expect.not.stringContaining('de.wegmarke') },
            },
            { id: STRANGE, sentFromHere: false },
          ],
        },
      ],
    });
  });

  it('is not there where nothing is in doubt', async () => {
    desk.tell({});
    expect((await desk.call('GET', '/desk/doubts')).body).toEqual({ cases: [] });
  });

  it('is settled under the name of whoever says so', async () => {
    desk.hub = () => undefined;
    const said = { reference: '000123', disowned: [STRANGE] };
    expect((await desk.call('POST', '/desk/doubts/settle', said)).status).toBe(202);
    expect(last()).toMatchObject({
      type: 'de.wegmarke.keys.settle-doubt.v1',
      data: { disowned: [STRANGE], staff: 'sb-017' },
    });
  });

  it('is settled by the handle of a case that a stranger linked', async () => {
    desk.hub = () => undefined;
    await desk.call('POST', '/desk/doubts/settle', { handle: STRANGE, disowned: [STRANGE] });
    expect(last()?.source).toBe(`//rheine/vhs/${STRANGE}`);
  });

  it('is named in its form', async () => {
    const refused: [object, string][] = [
      [{ disowned: [STRANGE] }, 'FIELD_INVALID'],
      [{ reference: '000123', handle: STRANGE, disowned: [STRANGE] }, 'FIELD_INVALID'],
      [{ reference: '999', disowned: [STRANGE] }, 'REFERENCE_UNKNOWN'],
      [{ handle: '//x', disowned: [STRANGE] }, 'FIELD_INVALID'],
      [{ reference: '000123', confirmed: ['?'] }, 'FIELD_INVALID'],
      [{ reference: '000123', confirmed: 'all' }, 'FIELD_INVALID'],
      [{ reference: '000123', staff: 'x' }, 'FIELD_UNKNOWN'],
    ];
    for (const [body, code] of refused)
      expect((await desk.call('POST', '/desk/doubts/settle', body)).body['code']).toBe(code);
  });
});
