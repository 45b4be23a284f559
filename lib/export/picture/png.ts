import { renderAsync } from '@resvg/resvg-js';
import { fontsFor } from './fonts';

/** A picture of `pictureOf` as PNG, drawn with fonts of ours alone: the same text gives the same bytes on every machine. */
export async function pngOf(svg: string, lang: string): Promise<Uint8Array> {
  const fonts = await fontsFor(svg, lang);
  try {
    const image = await renderAsync(svg, { font: { loadSystemFonts: false, fontFiles: [...fonts.files], defaultFontFamily: 'Source Sans 3' } });
    return image.asPng();
  } finally {
    await fonts.remove();
  }
}
