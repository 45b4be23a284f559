'use client';

import { useMemo, useSyncExternalStore } from 'react';
import type { TraceGraph } from '@/lib/charts/contract';
import { groupDigits, plural } from '@/lib/format/number';
import { FindNode } from './find-node';
import { GraphCanvas } from './graph-canvas';
import { GraphTables } from './graph-tables';
import { GraphTools } from './tools';
import styles from './graph.module.css';
import { layoutByHop } from './layout';
import { GraphLegend } from './legend';
import { graphModel, neighbours } from './model';
import { NodePanel } from './node-panel';
import { pictureOf } from './picture';
import { laidOut, visible } from './shown';
import { TimeSlider } from './time-slider';
import { useView } from './use-view';
import { writeView } from './view';
import { afterAction } from './view-actions';

const never = () => () => undefined;

/** The graph with all that a reader can do to it. */
export function GraphBoard({ graph }: { graph: TraceGraph }) {
  const [view, act] = useView();
  const { all, added, hidden, until, pinned } = view;
  const model = useMemo(() => graphModel(graph), [graph]);
  const laid = useMemo(() => laidOut(model, { all, added }), [model, all, added]);
  const places = useMemo(() => layoutByHop(model, laid), [model, laid]);
  const picture = useMemo(() => pictureOf(model, visible(model, laid, { hidden, until }), places, pinned), [model, laid, places, hidden, until, pinned]);
  const page = useSyncExternalStore(never, () => location.origin + location.pathname + location.search, () => '');
  const selected = view.selected === null ? undefined : model.indexOf.get(view.selected);
  const idOf = (node: number) => model.nodes[node]?.id ?? '';

  const select = (node: number | undefined) => act({ do: 'select', id: node === undefined ? null : idOf(node) });
  const find = (node: number) => {
    const next = laid.has(node) ? view : afterAction(view, { do: 'add', ids: [idOf(node)] });
    const at = pinned[idOf(node)] ?? layoutByHop(model, laidOut(model, next)).get(node);
    act({ do: 'add', ids: laid.has(node) && !hidden.includes(idOf(node)) ? [] : [idOf(node)] });
    select(node);
    if (at !== undefined) act({ do: 'look', camera: { ...at, zoom: Math.max(view.camera.zoom, 2) } });
  };
  const key = (name: string) => {
    if (selected === undefined) return;
    const id = idOf(selected);
    if (name === 'h') act({ do: 'hide', id });
    else if (name === 'e') act({ do: 'add', ids: neighbours(model, selected).map(idOf) });
    else if (id in pinned) act({ do: 'unpin', id });
    else act({ do: 'pin', id, at: { x: picture.x[selected] ?? 0.5, y: picture.y[selected] ?? 0.5 } });
  };

  const drawn = [...picture.drawn].flatMap((i) => model.nodes[i] ?? []);
  const flows = [...picture.drawnLinks].reduce((sum, link) => sum + (model.links[link]?.edges.length ?? 0), 0);
  const counts = `${plural(picture.drawn.size, 'wallet')} and ${plural(flows, 'flow')}`;
  return (
    <div className={styles.board}>
      <div className={styles.bar}>
        <FindNode model={model} onFind={find} />
        <TimeSlider model={model} until={until} onChange={(moment) => act({ do: 'until', until: moment })} />
        <GraphTools view={view} total={model.nodes.length} link={`${page}#${writeView(view)}`} act={act} />
      </div>
      <p className={styles.counts} role="status">
        {counts} drawn of {groupDigits(String(graph.total.nodes))} and {groupDigits(String(graph.total.edges))} in the trace
        {graph.total.edges > graph.edges.length && `; the graph has the ${groupDigits(String(graph.edges.length))} largest flows`}.
      </p>
      <div className={selected === undefined ? styles.sheet : `${styles.sheet} ${styles.beside}`}>
        <GraphCanvas
          label={`Graph of stolen value: ${counts}`}
          picture={picture}
          camera={view.camera}
          selected={selected}
          labels={view.labels}
          onLook={(camera) => act({ do: 'look', camera })}
          onSelect={select}
          onPin={(node, at) => act({ do: 'pin', id: idOf(node), at })}
          onKey={key}
        />
        {selected !== undefined && (
          <NodePanel
            model={model}
            node={selected}
            until={until}
            pinned={idOf(selected) in pinned}
            more={neighbours(model, selected).filter((other) => !picture.drawn.has(other)).length}
            onSelect={find}
            onKey={key}
          />
        )}
      </div>
      <GraphLegend nodes={drawn} />
      <GraphTables picture={picture} onSelect={find} />
    </div>
  );
}
