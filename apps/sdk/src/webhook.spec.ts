import { generateKeyPairSync, sign } from 'node:crypto';
import { verifyWebhook } from './webhook.ts';
import { keyOf } from './webhook-key.ts';

const NOW = Date.parse('2026-03-01T10:00:00.000Z');
const SENT = String(NOW / 1_000);
const MESSAGE = {
  type: 'de.wegmarke.language.registered.v1',
  id: 'an-id',
  reference: '000123',
  link: 'http://127.0.0.1:8301/desk/inbox/17',
  timestamp: '2026-03-01T10:00:00.000Z',
};
const BODY = JSON.stringify(MESSAGE);

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { key: `whpk_${raw.toString('base64')}`, privateKey };
}
const { key, privateKey } = keyPair();
const other = keyPair();

const signatureOf = (body = BODY, sent = SENT, id = 'msg_1', by = privateKey) =>
  `v1a,${sign(null, Buffer.from(`${id}.${sent}.${body}`), by).toString('base64')}`;
const headers = (over: Record<string, string | undefined> = {}) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': SENT,
  'webhook-signature': signatureOf(),
  ...over,
});
const verify = (
  over: Record<string, string | undefined> = {},
  body: string | Uint8Array = BODY,
  keys = [key],
) => verifyWebhook(headers(over), body, keys, { now: NOW });

describe('a webhook', () => {
  it('is taken with its message, from headers of any kind, as text or bytes', () => {
    const taken = { messageId: 'msg_1', ...MESSAGE };
    expect(verify()).toEqual(taken);
    expect(verify({}, Buffer.from(BODY))).toEqual(taken);
    const upper = Object.fromEntries(
      Object.entries(headers()).map(([name, value]) => [name.toUpperCase(), value]),
    );
    expect(verifyWebhook(upper, BODY, key, { now: NOW })).toEqual(taken);
    expect(verifyWebhook(new Headers(headers()), BODY, key, { now: NOW })).toEqual(taken);
  });

  it('is taken with either key while one is being changed', () => {
    const both = `${signatureOf(BODY, SENT, 'msg_1', other.privateKey)} ${signatureOf()}`;
    expect(verify({ 'webhook-signature': both }).id).toBe('an-id');
    expect(verify({}, BODY, [other.key, key]).id).toBe('an-id');
  });

  it.each([
    ['WEBHOOK_HEADER_MISSING', 'no id', { 'webhook-id': undefined }],
    [
      'WEBHOOK_HEADER_MISSING',
      'a dot in the id',
      { 'webhook-id': 'msg.1', 'webhook-signature': signatureOf(BODY, SENT, 'msg.1') },
    ],
    ['WEBHOOK_HEADER_MISSING', 'no signature', { 'webhook-signature': undefined }],
    ['WEBHOOK_HEADER_MISSING', 'an instant in words', { 'webhook-timestamp': '2026-03-01' }],
    ['WEBHOOK_SIGNATURE', 'another id', { 'webhook-id': 'msg_2' }],
    ['WEBHOOK_SIGNATURE', 'another instant', { 'webhook-timestamp': String(NOW / 1_000 - 1) }],
    [
      'WEBHOOK_SIGNATURE',
      'a key of somebody else',
      { 'webhook-signature': signatureOf(BODY, SENT, 'msg_1', other.privateKey) },
    ],
    [
      'WEBHOOK_SIGNATURE',
      'a signature of another kind',
      { 'webhook-signature': signatureOf().replace('v1a', 'v1') },
    ],
    ['WEBHOOK_SIGNATURE', 'an empty signature', { 'webhook-signature': 'v1a,' }],
  ])('is refused with %s for %s', (code, _, over) => {
    expect(() => verify(over)).toThrow(expect.objectContaining({ name: 'ProblemError', code }));
  });

  it.each([-300, 300])('sent %i seconds from now is taken, one second further away it is not', (seconds) => {
    const at = (sent: number) => {
      const text = String(NOW / 1_000 + sent);
      return () => verify({ 'webhook-timestamp': text, 'webhook-signature': signatureOf(BODY, text) });
    };
    expect(at(seconds)).not.toThrow();
    expect(at(seconds + Math.sign(seconds))).toThrow(expect.objectContaining({ code: 'WEBHOOK_TIMESTAMP' }));
  });

  it('is refused when a byte of the body is another one, and when it is genuine but says nothing of ours', () => {
    const changed = () => verify({}, BODY.replace('000123', '000124'));
    expect(changed).toThrow(expect.objectContaining({ code: 'WEBHOOK_SIGNATURE' }));
    for (const body of ['{}', 'null', 'no json', JSON.stringify({ ...MESSAGE, reference: 7 })]) {
      const foreign = () => verify({ 'webhook-signature': signatureOf(body) }, body);
      expect(foreign).toThrow(expect.objectContaining({ code: 'WEBHOOK_BODY' }));
    }
    expect(
      verify(
        {
          'webhook-signature': signatureOf(
            '{"type":"a","id":"b","link":"c","timestamp":"d","reference":null}',
          ),
        },
        '{"type":"a","id":"b","link":"c","timestamp":"d","reference":null}',
      ).reference,
    ).toBeNull();
  });

  it.each(['', 'whpk_', 'whpk_AAAA', 'whsec_AAAA', `whsk_${'A'.repeat(43)}=`, `whpk_${'*'.repeat(43)}=`])(
    'is not judged by what is no key: %j',
    (text) => {
      expect(() => verify({}, BODY, [text])).toThrow(
        expect.objectContaining({ code: 'WEBHOOK_KEY_INVALID' }),
      );
    },
  );
});

describe('a signature by HMAC (v1)', () => {
  // The example of the Standard Webhooks libraries.
  const signed = Buffer.from('msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}');
  const given = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
  const secret = keyOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');

  it('fits the published example, and nothing beside it', () => {
    expect(secret.signed(signed, given)).toBe(true);
    expect(secret.signed(signed, given.replace('g0h', 'g0i'))).toBe(false);
    expect(secret.signed(signed, given.slice(0, -4))).toBe(false);
    expect(secret.signed(signed, given.replace('v1', 'v1a'))).toBe(false);
    expect(secret.signed(signed.subarray(1), given)).toBe(false);
  });
});
