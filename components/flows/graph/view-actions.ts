import type { Camera } from './camera';
import type { Point } from './layout';
import type { GraphView } from './view';

/** What a reader can do to the picture. */
export type ViewAction =
  | { readonly do: 'look'; readonly camera: Camera }
  | { readonly do: 'select'; readonly id: string | null }
  | { readonly do: 'hide'; readonly id: string }
  | { readonly do: 'show hidden' }
  | { readonly do: 'pin'; readonly id: string; readonly at: Point }
  | { readonly do: 'unpin'; readonly id: string }
  | { readonly do: 'add'; readonly ids: readonly string[] }
  | { readonly do: 'show all'; readonly all: boolean }
  | { readonly do: 'until'; readonly until: number | null }
  | { readonly do: 'label'; readonly labels: boolean }
  | { readonly do: 'restore'; readonly view: GraphView };

export function afterAction(view: GraphView, action: ViewAction): GraphView {
  switch (action.do) {
    case 'look':
      return { ...view, camera: action.camera };
    case 'select':
      return { ...view, selected: action.id };
    case 'hide':
      return { ...view, hidden: union(view.hidden, [action.id]), selected: view.selected === action.id ? null : view.selected };
    case 'show hidden':
      return { ...view, hidden: [] };
    case 'pin':
      return { ...view, pinned: { ...view.pinned, [action.id]: action.at } };
    case 'unpin':
      return { ...view, pinned: Object.fromEntries(Object.entries(view.pinned).filter(([id]) => id !== action.id)) };
    case 'add':
      return { ...view, added: union(view.added, action.ids), hidden: view.hidden.filter((id) => !action.ids.includes(id)) };
    case 'show all':
      return { ...view, all: action.all, added: [] };
    case 'until':
      return { ...view, until: action.until };
    case 'label':
      return { ...view, labels: action.labels };
    case 'restore':
      return action.view;
  }
}

function union(known: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...known, ...more])];
}
