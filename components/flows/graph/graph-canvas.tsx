'use client';

import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { formatUsdShort } from '@/lib/format/number';
import { toPicture } from './camera';
import type { Camera } from './camera';
import { listenToGestures } from './gestures';
import styles from './graph.module.css';
import { cameraAfter, nodeAfter } from './keys';
import type { Point } from './layout';
import type { Picture } from './picture';
import { createScene, type Scene } from './scene';

interface GraphCanvasProps {
  readonly label: string;
  readonly picture: Picture;
  readonly camera: Camera;
  readonly selected: number | undefined;
  readonly labels: boolean;
  readonly onLook: (camera: Camera) => void;
  readonly onSelect: (node: number | undefined) => void;
  readonly onPin: (node: number, at: Point) => void;
  /** `h`, `p` or `e` with a node selected. */
  readonly onKey: (key: string) => void;
}

/** The drawing with pointer, touch and keys. What it shows also stands in the tables below it. */
export function GraphCanvas(props: GraphCanvasProps) {
  const { label, picture, camera, selected, labels, onSelect, onKey } = props;
  const help = useId();
  const host = useRef<HTMLDivElement>(null);
  const under = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  const scene = useRef<Scene>(undefined);
  const [hovered, setHovered] = useState<{ readonly node: number; readonly at: Point }>();

  const look = useEffectEvent((at: Camera) => props.onLook(at));
  const pick = useEffectEvent((node: number | undefined) => props.onSelect(node));
  const drop = useEffectEvent((node: number, at: Point) => props.onPin(node, at));
  const begin = useEffectEvent((element: HTMLElement, links: HTMLCanvasElement, nodes: HTMLCanvasElement) => {
    const made = createScene({ host: element, links, nodes, state: { picture, selected, labels }, camera, onRest: (at) => look(at) });
    const deaf = listenToGestures(element, made, {
      onPick: (node) => pick(node),
      onHover: (node, at) => setHovered(node === undefined ? undefined : { node, at }),
      onDrop: (node, to) => drop(node, toPicture(made.camera, made.size, to)),
    });
    scene.current = made;
    return () => {
      deaf();
      made.end();
    };
  });
  useEffect(() => {
    if (host.current === null || under.current === null || over.current === null) return undefined;
    return begin(host.current, under.current, over.current);
  }, []);
  useEffect(() => scene.current?.show({ picture, selected, labels }), [picture, selected, labels]);
  useEffect(() => {
    if (scene.current !== undefined && scene.current.camera !== camera) scene.current.look(camera);
  }, [camera]);

  const keys = (event: KeyboardEvent) => {
    if (scene.current === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const moved = event.shiftKey && event.key.startsWith('Arrow') ? undefined : cameraAfter(event.key, scene.current.camera, scene.current.size);
    const next = event.shiftKey && selected !== undefined ? nodeAfter(event.key, picture.model, picture.drawnLinks, selected) : undefined;
    if (moved !== undefined) scene.current.look(moved);
    else if (next !== undefined) onSelect(next);
    else if (event.key === 'Escape') onSelect(undefined);
    else if (['h', 'p', 'e'].includes(event.key)) onKey(event.key);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={host}
      className={styles.canvas}
      role="application"
      aria-label={label}
      aria-describedby={help}
      tabIndex={0}
      data-graph=""
      data-nodes={picture.drawn.size}
      data-links={picture.drawnLinks.size}
      data-selected={selected === undefined ? undefined : picture.model.nodes[selected]?.id}
      onKeyDown={keys}
    >
      <p id={help} className="visually-hidden">
        Arrows move the picture, plus and minus zoom, 0 shows all of it. With Shift, arrows walk from the selected wallet along the
        stolen value. H hides it, P pins it, E adds its neighbours, Escape lets it go. Search finds a wallet by address or label. The
        tables below say the same in words.
      </p>
      <canvas ref={under} aria-hidden="true" />
      <canvas ref={over} aria-hidden="true" />
      {hovered !== undefined && <Tip picture={picture} {...hovered} />}
    </div>
  );
}

function Tip({ picture, node, at }: { picture: Picture; node: number; at: Point }) {
  const about = picture.model.nodes[node];
  if (about === undefined) return null;
  return (
    <div className={styles.tip} role="presentation" style={{ left: at.x, top: at.y }}>
      {about.label !== null && <strong>{about.label}</strong>}
      <code>{about.address}</code>
      <span>{about.received_usd === null ? 'value unknown' : `received ${formatUsdShort(about.received_usd)} of the loot`}</span>
    </div>
  );
}
