import { preprocessCSS, resolveConfig } from 'vite';
import { bothDirections } from './both-directions.ts';

async function built(css: string, file = '/node_modules/@kern-ux/native/dist/kern.css'): Promise<string> {
  const config = await resolveConfig(
    { configFile: false, css: { postcss: { plugins: [bothDirections()] } } },
    'build',
  );
  const { code } = await preprocessCSS(css, file, config);
  return code
    .replace(/\s+/g, ' ')
    .replace(/\}(?=\S)/g, '} ')
    .trim();
}

describe('a sheet of KERN for both directions', () => {
  it('turns what has a side, for each direction in its place', async () => {
    expect(await built('.a { padding-left: 4px }')).toBe(
      ':where(html:not([dir=rtl])) .a { padding-left: 4px } :where(html[dir=rtl]) .a { padding-right: 4px }',
    );
  });

  it('turns each selector of a list, inside a condition too', async () => {
    const css = await built('@media print { .a, .b:hover { margin: 1px 2px 3px 4px } }');
    expect(css).toContain(
      ':where(html[dir=rtl]) .a, :where(html[dir=rtl]) .b:hover { margin: 1px 4px 3px 2px }',
    );
  });

  it.each([
    ['no side', '.a { color: red }'],
    ['both sides alike', '.a { margin-left: 1px; margin-right: 1px }'],
    ['the steps of an animation', '@keyframes turn { to { left: 4px } }'],
  ])('leaves %s alone', async (_what, css) => {
    expect(await built(css)).toBe(css);
  });

  it('leaves our own sheets alone', async () => {
    expect(await built('.a { padding-left: 4px }', '/src/page/frame.css')).toBe('.a { padding-left: 4px }');
  });
});
