import { readFileSync } from 'node:fs';
import { germanWords, problemInWords } from './problem-words.ts';

/** Sections of docs/errors.md whose codes an answer to a page can carry. */
const MET_BY_PAGES = [/^Every code with which the hub/, /^An adapter's desk/, /^Log-in and sessions/];

/** Codes of docs/errors.md that a page can meet; registration of agencies is done by command only, and the person's view has packs of its own. */
function codesOfPages(): readonly string[] {
  const text = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8');
  const sections = text
    .split(/^## /m)
    .filter((section) => MET_BY_PAGES.some((wanted) => wanted.test(section)));
  const rows = sections.flatMap((section) => [...section.matchAll(/^\| `([A-Z_]+)`\s*\|\s*(\w*)/gm)]);
  const codes = rows.flatMap(([, code = '', from]) => (from === 'registry' ? [] : [[code, from]]));
  return codes.flatMap(([code = '', from]) => (from === 'HTTP' && code.startsWith('PERSON_') ? [] : [code]));
}

describe('what a page says about a no', () => {
  it('is German for every code that an answer can carry', () => {
    const codes = codesOfPages();
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => germanWords(code) === undefined)).toEqual([]);
  });

  it('ends each German text as a sentence and names no part of the programs’ interface', () => {
    for (const code of codesOfPages()) {
      expect([code, germanWords(code)]).toEqual([code, expect.stringMatching(/[.)]$/)]);
      expect(germanWords(code)).not.toMatch(/GET |POST |config\.yaml|`/);
    }
  });

  it('leaves the server’s words beside where they say more, and where the code is new', () => {
    const said = { message: 'write an instant', pointer: '/happenedAt' };
    expect(problemInWords({ code: 'FIELD_INVALID', ...said }, 'de')).toEqual({
      text: germanWords('FIELD_INVALID'),
      english: 'write an instant',
      pointer: '/happenedAt',
    });
    expect(problemInWords({ code: 'OF_TOMORROW', ...said }, 'de')).toMatchObject({
      english: 'write an instant',
    });
    expect(problemInWords({ code: 'NOT_LINKED', message: 'open it' }, 'de')).toEqual({
      text: germanWords('NOT_LINKED'),
    });
    expect(problemInWords({ code: 'NOT_LINKED', message: 'open it' }, 'en')).toEqual({ text: 'open it' });
  });
});
