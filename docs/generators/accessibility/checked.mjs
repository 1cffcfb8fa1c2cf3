import { criteria, namedTests } from './criteria.mjs';

/**
 * @typedef {object} Results what `npm run screens -- --axe` wrote
 * @property {string} tool
 * @property {string} checkedOn
 * @property {readonly string[]} looks
 * @property {readonly { title: string, as?: string, at: string }[]} views
 * @property {Readonly<Record<string, { criteria: readonly string[], applied: number, undecided: number, violations: readonly { view: string, look: string }[] }>>} rules
 * @property {readonly string[]} wider
 * @property {readonly string[]} media
 *
 * @typedef {{ de: string, en: string }} Said
 * @typedef {'violated' | 'checked' | 'unchecked'} State
 * @typedef {{ number: string, level: string, de: string, en: string, state: State, said: readonly Said[] }} Row
 */

/** Criteria that ask something of sound and moving pictures only. */
const ABOUT_MEDIA = ['1.2.1', '1.2.2', '1.2.3', '1.2.4', '1.2.5', '1.4.2'];
const REFLOW = '1.4.10';

/**
 * A row for each criterion: what was checked of it and what came out; nothing is said to hold that was not looked at.
 * @param {Results} results
 * @returns {readonly Row[]}
 */
export function checkedRows(results) {
  return criteria.map((criterion) => {
    const { number } = criterion;
    const findings = [...byAxe(results, number), ...byOwnMeans(results, number), ...byTests(number)];
    const isViolated = findings.some(({ violated }) => violated);
    /** @type {State} */
    const state = isViolated ? 'violated' : findings.length > 0 ? 'checked' : 'unchecked';
    return { ...criterion, state, said: findings.map(({ de, en }) => ({ de, en })) };
  });
}

/** @param {Results} results @param {string} number */
function byAxe({ rules }, number) {
  return Object.entries(rules)
    .filter(
      ([, { criteria: of, applied, violations }]) => of.includes(number) && applied + violations.length > 0,
    )
    .map(([id, { applied, undecided, violations }]) => {
      const open =
        undecided === 0 ? ['', ''] : [`, auf ${undecided} nicht entscheidbar`, `, undecided on ${undecided}`];
      if (violations.length === 0)
        return {
          violated: false,
          de: `axe „${id}“: keine Verletzung auf ${ansichten(applied)}${open[0]}`,
          en: `axe “${id}”: no violation on ${views(applied)}${open[1]}`,
        };
      const where = [...new Set(violations.map(({ view, look }) => `${view} (${look})`))].join('; ');
      return {
        violated: true,
        de: `axe „${id}“: Verletzung auf: ${where}`,
        en: `axe “${id}”: violation on: ${where}`,
      };
    });
}

/** @param {Results} results @param {string} number */
function byOwnMeans({ views: all, media, wider }, number) {
  if (all.length === 0) return [];
  if (ABOUT_MEDIA.includes(number))
    return [
      media.length === 0
        ? {
            violated: false,
            de: `Kein Ton und kein Film auf ${ansichten(all.length)}`,
            en: `No sound and no film on ${views(all.length)}`,
          }
        : {
            violated: true,
            de: `Ungeprüfter Ton oder Film: ${media.join('; ')}`,
            en: `Unchecked sound or film: ${media.join('; ')}`,
          },
    ];
  if (number !== REFLOW) return [];
  return [
    wider.length === 0
      ? {
          violated: false,
          de: `Bei 320 Pixeln Breite kein Rollen zur Seite auf ${ansichten(all.length)}`,
          en: `No scrolling sideways at a width of 320 pixels on ${views(all.length)}`,
        }
      : {
          violated: true,
          de: `Breiter als 320 Pixel: ${wider.join('; ')}`,
          en: `Wider than 320 pixels: ${wider.join('; ')}`,
        },
  ];
}

/** @param {string} number */
function byTests(number) {
  return (namedTests[number] ?? []).map(({ file, name }) => ({
    violated: false,
    de: `Test im Browser „${name}“ (${file})`,
    en: `Test in a browser “${name}” (${file})`,
  }));
}

/** @param {number} count */
const ansichten = (count) => (count === 1 ? '1 Ansicht' : `${count} Ansichten`);

/** @param {number} count */
const views = (count) => (count === 1 ? '1 view' : `${count} views`);
