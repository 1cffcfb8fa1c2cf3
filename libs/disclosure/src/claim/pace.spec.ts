import { Pace } from './pace.ts';

describe('the pace of answers', () => {
  it('is halved with each late one down to one, and comes back while all goes well', () => {
    const pace = new Pace();
    expect(pace.of('a')).toBe(100);
    for (let late = 0; late < 10; late += 1) pace.late('a');
    expect(pace.of('a')).toBe(1);
    expect(pace.of('b')).toBe(100);
    for (let well = 0; well < 7; well += 1) pace.inTime('a');
    expect(pace.of('a')).toBe(100);
  });
});
