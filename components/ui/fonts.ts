import localFont from 'next/font/local';

// Latin alone: Korean and Japanese take the reader's own fonts, and on the timeline ours where there are none.
// Served by us, so no page asks a network.
const serif = localFont({
  src: '../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-serif',
  display: 'swap',
  adjustFontFallback: 'Times New Roman',
});

const sans = localFont({
  src: '../../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-sans',
  display: 'swap',
  adjustFontFallback: 'Arial',
});

export const fontClasses = `${serif.variable} ${sans.variable}`;
