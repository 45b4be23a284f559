'use client';

import { useEffect } from 'react';

/** Tells the page around a frame how high it is, whenever that changes: in our form, and in that of AMP. */
export function TellHeight({ id }: { id: string }) {
  useEffect(() => {
    if (window.parent === window) return;
    let told = 0;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (height === told) return;
      told = height;
      // Whoever frames a chart may know how high it is.
      window.parent.postMessage({ type: 'tracker:size', id, height }, '*');
      window.parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
    });
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [id]);
  return null;
}
