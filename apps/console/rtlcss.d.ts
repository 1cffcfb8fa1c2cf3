/** rtlcss ships no types; this is the one thing of it that is used here. */
declare module 'rtlcss' {
  const rtlcss: { readonly process: (css: string) => string };
  export default rtlcss;
}
