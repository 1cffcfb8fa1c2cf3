/** What a field may hold, in German; `$1` is what the pattern caught. @type {readonly (readonly [RegExp, string])[]} */
const FORMS = [
  [/^true$/, 'ja'],
  [
    /^(\d+) to (\d+) capital letters, digits and hyphens$/,
    '$1 bis $2 Großbuchstaben, Ziffern und Bindestriche',
  ],
  [
    /^(\d+) to (\d+) small letters, digits and hyphens$/,
    '$1 bis $2 Kleinbuchstaben, Ziffern und Bindestriche',
  ],
  [
    /^(\d+) to (\d+) small letters, digits and hyphens, beginning with a letter$/,
    '$1 bis $2 Kleinbuchstaben, Ziffern und Bindestriche, am Anfang ein Buchstabe',
  ],
  [/^(\d+) to (\d+) of a-z, 0-9 and hyphen$/, '$1 bis $2 Zeichen: a bis z, 0 bis 9, Bindestrich'],
  [
    /^(\d+) to (\d+) letters, digits, hyphens and underscores$/,
    '$1 bis $2 Buchstaben, Ziffern, Binde- und Unterstriche',
  ],
  [/^(\d+) to (\d+) letters, digits and hyphens$/, '$1 bis $2 Buchstaben, Ziffern und Bindestriche'],
  [/^a day of the calendar as YYYY-MM-DD$/, 'ein Kalendertag als JJJJ-MM-TT'],
  [/^an instant in UTC as YYYY-MM-DDThh:mm:ss.sssZ$/, 'ein Zeitpunkt in UTC als JJJJ-MM-TTThh:mm:ss.sssZ'],
  [/^a whole number from (\d+) to (\d+)$/, 'eine ganze Zahl von $1 bis $2'],
  [/^a type as (.+)$/, 'eine Art als $1'],
  [/^base64url of (\d+) to (\d+) characters$/, '$1 bis $2 Zeichen base64url'],
  [/^(\d+) bytes as base64url \((\d+) characters\)$/, '$1 Bytes als base64url ($2 Zeichen)'],
  [/^a compact JWE of at most (\d+) characters$/, 'ein kompaktes JWE von höchstens $1 Zeichen'],
  [/^the notice that was given$/, 'das Merkblatt, das ausgehändigt wurde'],
  [/^the id of a cell: .*$/, 'Kennung einer Zelle der Matrix'],
  [/^the id of a row of the matrix$/, 'Kennung einer Zeile der Matrix'],
  [/^a list of (\d+) to (\d+) provisions$/, '$1 bis $2 Bestimmungen'],
  [/^a list of (\d+) to (\d+) parts$/, '$1 bis $2 Teile'],
];

const LIST = /^a list of (\d+) to (\d+) different values, each (.+)$/;

/**
 * What a field may hold, in German.
 * @param {string} form as the catalogue says it
 * @returns {string}
 * @throws {Error} for a form that has no German yet: add it here
 */
export function germanForm(form) {
  const [, least, most, each] = LIST.exec(form) ?? [];
  if (each !== undefined) return `${least} bis ${most} verschiedene Werte, jeder: ${germanForm(each)}`;
  const found = FORMS.find(([pattern]) => pattern.test(form));
  if (found === undefined)
    throw new Error(`say in docs/generators/german-forms.mjs what this is in German: ${form}`);
  return form.replace(...found);
}
