/**
 * Replaces the part between `<!-- generated: NAME -->` and `<!-- end: NAME -->` in a text that is otherwise written by
 * hand.
 * @param {string} text
 * @param {string} name
 * @param {string} part
 * @returns {string}
 */
export function between(text, name, part) {
  const open = `<!-- generated: ${name} -->`;
  const close = `<!-- end: ${name} -->`;
  const [before, rest] = text.split(open);
  const after = rest?.split(close)[1];
  if (before === undefined || after === undefined)
    throw new Error(`The markers ${open} … ${close} are missing.`);
  return `${before}${open}\n\n${part}\n\n${close}${after}`;
}
