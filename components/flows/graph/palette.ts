/** Gives the colour of a custom property as a canvas can take it. */
export type Palette = (name: string) => string;

/** The palette of the scheme in use: the page's own properties, read once each. */
export function createPalette(host: HTMLElement): Palette {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    host.append(probe);
    const color = getComputedStyle(probe).color;
    probe.remove();
    known.set(name, color);
    return color;
  };
}

/** Calls back when the reader's system changes between light and dark. The returned function ends it. */
export function onSchemeChange(changed: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
