/** Light or dark paper. */
export type Theme = 'light' | 'dark';

/** Every colour of components/ui/tokens.css that a picture needs, light and dark: a picture has no style sheet. */
export const COLORS = {
  paper: ['#fbfaf6', '#16191b'],
  ink: ['#1b2126', '#ece7db'],
  'ink-2': ['#47515a', '#bcb8ad'],
  'ink-3': ['#616b73', '#9d9a90'],
  rule: ['#dfdbd0', '#32373a'],
  'rule-strong': ['#39443f', '#a9a596'],
  grid: ['#e8e4d9', '#282d30'],
  'theft-official': ['#a11f17', '#f0604f'],
  'theft-official-unnamed-victim': ['#b9504a', '#cf6257'],
  'theft-multilateral': ['#cf7460', '#b4574a'],
  'theft-analytics': ['#e0a18f', '#8f4b42'],
  'theft-research': ['#ebc9bd', '#6b413b'],
  'theft-suspected': ['#b34a3d', '#d97566'],
  'theft-disputed': ['#7d4a44', '#a98a85'],
  'stage-mixer': ['#6b3fa0', '#a98be0'],
  'stage-exchange': ['#b9720b', '#d99a3a'],
  'stage-bridge': ['#2b5fa8', '#6d9fe6'],
  'stage-swap': ['#157f72', '#45b3a2'],
  'stage-consolidation': ['#6f7880', '#8d969d'],
  'stage-otc': ['#7a4a1e', '#b98657'],
  'stage-held': ['#94763f', '#b59a64'],
  'stage-frozen': ['#4f8db8', '#7fb4d8'],
  'stage-recovered': ['#5b8a3c', '#86b562'],
  'stage-other': ['#8d8a80', '#87847a'],
  'stage-flagged': ['#39443f', '#c9c5b8'],
  'stage-unlabelled': ['#b3aea1', '#5f625f'],
  'stage-frontier': ['#86816f', '#8b8f8c'],
  unlooked: ['#d9d5c9', '#34393b'],
} as const satisfies Readonly<Record<string, readonly [light: string, dark: string]>>;

export type Color = keyof typeof COLORS;

/** Colours of one theme by the names of the style sheet. */
export interface Ink {
  (color: Color): string;
  /** Of a tier of a theft or a stage, which the facts name; one that nobody foresaw is drawn as `ink-3`. */
  named(kind: 'theft' | 'stage', name: string): string;
}

/** The ink of a theme. */
export function inkOf(theme: Theme): Ink {
  const at = theme === 'light' ? 0 : 1;
  const ink = (color: Color) => COLORS[color][at];
  const named = (kind: string, name: string) => ink(isColor(`${kind}-${name}`) ? (`${kind}-${name}` as Color) : 'ink-3');
  return Object.assign(ink, { named });
}

function isColor(name: string): name is Color {
  return Object.hasOwn(COLORS, name);
}
