import { commandEntry, consentReceipt, readConsentReceipt } from '#catalogue';
import type { ConsentReceipt, ConsentRecord } from '#catalogue';
import { codeSvg, receiptCode } from './receipt-code.ts';
import { caritas, DeskHarness, NOW } from './spec/desk-harness.ts';

const provision = {
  source: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: ['de.wegmarke.language.module-completed.v1'],
  depth: 'detail',
  validUntil: '2027-01-01T00:00:00.000Z',
};
const notice = commandEntry('de.wegmarke.consent.give.v1')?.example['notice'];
const given = { decision: 'given', notice, givenBy: 'person', provisions: [provision] };
const path = '/desk/cases/000123/consents';

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
  desk.link();
});
afterEach(() => desk.end());

const receiptOf = async (): Promise<{ receipt: object; signed: string; consentId: string }> => {
  const consentId = String((await desk.call('POST', path, given)).body['consentId']);
  const { body } = await desk.call('GET', `${path}/${consentId}/receipt`);
  return { ...(body as { receipt: object; signed: string }), consentId };
};
const recordIn = (receipt: object): ConsentRecord => readConsentReceipt(receipt) as ConsentRecord;

describe('the receipt of a consent', () => {
  it('carries a code that says whether anything has changed since', async () => {
    const { receipt, consentId } = await receiptOf();
    const code = receiptCode(receipt as ConsentReceipt, { network: 'rheine', agency: 'vhs' });
    expect(code).toContain(`urn:wegmarke:receipt:rheine:vhs:${consentId}?issued=${NOW}&sha256=`);
    const { text } = await desk.text(`${path}/${consentId}/receipt.html`);
    expect(text).toContain(codeSvg(code));
    await desk.call('POST', `${path}/${consentId}/withdraw`, {});
    const { body } = await desk.call('GET', `${path}/${consentId}/receipt`);
    expect(receiptCode(body['receipt'] as ConsentReceipt, { network: 'rheine', agency: 'vhs' })).not.toBe(
      code,
    );
  });

  it('holds the whole record, recipients by name, under the signature of the agency', async () => {
    const { receipt, signed, consentId } = await receiptOf();
    const record = recordIn(receipt);
    expect(record).toMatchObject({
      network: 'rheine',
      recordedBy: 'vhs',
      consentId,
      issuedAt: NOW,
      consequencesTold: true,
      provisions: [provision],
      life: [{ step: 'given', at: NOW }],
    });
    expect(record.parties.map(({ agency }) => agency)).toEqual(['vhs', 'jobcenter']);
    const imported = await desk.call('POST', `${path}/import`, { receipt: signed });
    expect([imported.status, imported.body]).toEqual([200, { restored: false, record }]);
  });

  it('is a page for printing that loads and runs nothing', async () => {
    const { consentId } = await receiptOf();
    const { headers, text } = await desk.text(`${path}/${consentId}/receipt.html?language=en`);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('<html lang="en">');
    expect((await desk.call('GET', `${path}/${consentId}/receipt.html?language=fr`)).body['code']).toBe(
      'QUERY_INVALID',
    );
  });
});

describe('a receipt that is brought back', () => {
  it('gives an agency that lost its database its own evidence again, without loss', async () => {
    const { receipt, signed, consentId } = await receiptOf();
    const lost = desk.memory.journal;
    for (const table of ['outbox', 'consent_commands']) lost.run(`DELETE FROM ${table}`);
    const { status, body } = await desk.call('POST', `${path}/import`, { receipt: signed });
    expect([status, body['restored']]).toEqual([201, true]);
    const again = (await desk.call('GET', `${path}/${consentId}/receipt`)).body['receipt'];
    expect(again).toEqual(receipt);
    const withdrawn = await desk.call('POST', `${path}/${consentId}/withdraw`, {});
    expect(withdrawn.status).toBe(200);
    expect((await desk.call('GET', path)).body['consents']).toMatchObject([
      { consentId, state: 'withdrawn' },
    ]);
  });

  it('of another agency is shown when that agency signed it, and records nothing here', async () => {
    const record = {
      ...recordIn((await receiptOf()).receipt),
      recordedBy: 'caritas',
      consentId: 'of-caritas',
    };
    const receipt = caritas.sign(consentReceipt(record));
    const { status, body } = await desk.call('POST', `${path}/import`, { receipt });
    expect([status, body]).toEqual([200, { restored: false, record }]);
    expect((await desk.call('GET', path)).body['consents']).toHaveLength(1);
  });

  it('is refused when it was changed, forged, or belongs to another file', async () => {
    const { receipt, signed } = await receiptOf();
    const forged = caritas.sign(receipt);
    const [head = '', body = '', signature = ''] = signed.split('.');
    const text = Buffer.from(body, 'base64url').toString('utf8').replaceAll('"jobcenter"', '"abh"');
    const altered = [head, Buffer.from(text).toString('base64url'), signature].join('.');
    const { references, identity } = desk.memory;
    references.know('000999', identity.handle('000999'), NOW);
    references.markLinked(identity.handle('000999'), NOW);
    const faults: [string, string, string][] = [
      ['000123', forged, 'RECEIPT_SIGNATURE'],
      ['000123', altered, 'RECEIPT_SIGNATURE'],
      ['000123', `${head}.e30.${signature}`, 'RECEIPT_UNREADABLE'],
      ['000123', `${head}.%.${signature}`, 'FIELD_INVALID'],
      ['000999', signed, 'RECEIPT_UNREADABLE'],
    ];
    for (const [reference, shown, code] of faults)
      expect(
        (await desk.call('POST', `/desk/cases/${reference}/consents/import`, { receipt: shown })).body[
          'code'
        ],
      ).toBe(code);
  });
});
