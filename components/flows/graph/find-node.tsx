'use client';

import { useId, useState } from 'react';
import { formatUsdShort, plural } from '@/lib/format/number';
import styles from './graph.module.css';
import { labelOf } from './labels';
import type { GraphModel } from './model';
import { searchNodes } from './search';

/** Finds a node by address, label or category in the whole graph, drawn or not. */
export function FindNode({ model, onFind }: { model: GraphModel; onFind: (node: number) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const found = searchNodes(model, text);
  const choose = (node: number) => {
    setText('');
    onFind(node);
  };
  return (
    <search className={styles.find}>
      <label htmlFor={id}>Find an address or a label</label>
      <input
        id={id}
        type="search"
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          const first = found.nodes[0];
          if (event.key === 'Enter' && first !== undefined) choose(first);
        }}
      />
      {text.trim() !== '' && (
        <div className={styles.found}>
          <p role="status">{found.total === 0 ? 'Not in this graph.' : found.total > found.nodes.length ? `${found.nodes.length} of ${plural(found.total, 'hit')}` : plural(found.total, 'hit')}</p>
          <ul>
            {found.nodes.map((node) => (
              <li key={node}>
                <button type="button" onClick={() => choose(node)}>
                  <Hit model={model} node={node} />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  );
}

function Hit({ model, node }: { model: GraphModel; node: number }) {
  const about = model.nodes[node];
  if (about === undefined) return null;
  return (
    <>
      {about.label !== null && <strong>{labelOf(about)} </strong>}
      <code>{about.address}</code>
      {about.received_usd !== null && <span> {formatUsdShort(about.received_usd)}</span>}
    </>
  );
}
