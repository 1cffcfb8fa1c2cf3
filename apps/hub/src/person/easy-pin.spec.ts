import { isEasyPin } from './easy-pin.ts';

describe('a PIN that anybody would try first', () => {
  it.each([
    '000000',
    '123456',
    '654321',
    '890123',
    '012345678901',
    '121212',
    '123123',
    '112233',
    '332211',
    '110011',
    '12341234',
  ])('is %s', (pin) => expect(isEasyPin(pin)).toBe(true));

  it.each(['204060', '739152', '102030', '12345673', '907214358612'])('is not %s', (pin) =>
    expect(isEasyPin(pin)).toBe(false),
  );
});
