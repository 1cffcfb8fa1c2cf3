import { catalogue, commands } from './catalogue.ts';
import { catalogueMarkdown } from './markdown.ts';

describe('the document of the catalogue', () => {
  it('names every type and every field', () => {
    const text = catalogueMarkdown();
    for (const entry of [...catalogue, ...commands]) {
      expect(text).toContain(`### \`${entry.type}\``);
      for (const field of entry.fields) expect(text).toContain(`| \`${field.name}\``);
    }
  });
});
