import { ownPath } from './own-path.ts';

const address = 'https://pages.example';

describe('where to go after the log-in', () => {
  it('is the own page with query and fragment', () => {
    expect(ownPath('/agency.html?x=1#/case/4711', address)).toBe('/agency.html?x=1#/case/4711');
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    'agency.html',
    '',
    ['/a', '/b'],
    undefined,
  ])('is the beginning for %j', (wished) => {
    expect(ownPath(wished, address)).toBe('/');
  });
});
