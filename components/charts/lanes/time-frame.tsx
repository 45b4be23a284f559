'use client';

import { type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode, useId, useRef } from 'react';
import { formatDate } from '@/lib/format/date';
import { plotEdges } from './lane-chart';
import styles from './lanes.module.css';
import { isoDate, shift, type TimeWindow, zoom } from './time-window';

interface TimeFrameProps {
  readonly label: string;
  readonly window: TimeWindow;
  readonly full: TimeWindow;
  readonly width: number;
  readonly onChange: (next: TimeWindow) => void;
  readonly children: ReactNode;
}

/** Fewer pixels than these are a click, not a drag. */
const DRAG = 6;

/**
 * What lanes on one axis share: the line under the pointer through all of them, dragging and keys that zoom.
 * The line and the brush are moved by hand, since drawing every lane at each pixel would lag.
 */
export function TimeFrame({ label, window, full, width, onChange, children }: TimeFrameProps) {
  const help = useId();
  const line = useRef<HTMLDivElement>(null);
  const brush = useRef<HTMLDivElement>(null);
  const start = useRef<number>(undefined);
  const dragged = useRef(false);
  const { left, right } = plotEdges(width);
  const span = window.to - window.from;
  const timeAt = (x: number) => window.from + ((x - left) / (width - left - right)) * span;

  const move = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const inside = x >= left && x <= width - right;
    const hair = line.current;
    if (hair !== null) {
      hair.style.opacity = inside ? '1' : '0';
      hair.style.transform = `translateX(${Math.round(x)}px)`;
      hair.dataset.side = x > width - right - 90 ? 'left' : 'right';
      if (hair.firstElementChild !== null) hair.firstElementChild.textContent = formatDate(isoDate(timeAt(x)));
    }
    if (start.current === undefined || brush.current === null) return;
    if (!dragged.current && Math.abs(x - start.current) >= DRAG) {
      dragged.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    const [a, b] = [start.current, Math.min(Math.max(x, left), width - right)].sort((p, q) => p - q) as [number, number];
    brush.current.style.opacity = dragged.current ? '1' : '0';
    brush.current.style.transform = `translateX(${a}px)`;
    brush.current.style.width = `${b - a}px`;
  };
  const press = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    dragged.current = false;
    start.current = event.button === 0 && x >= left && x <= width - right ? x : undefined;
  };
  const release = (event: PointerEvent<HTMLDivElement>) => {
    const x = Math.min(Math.max(event.clientX - event.currentTarget.getBoundingClientRect().left, left), width - right);
    if (dragged.current && start.current !== undefined) {
      const [from, to] = [timeAt(start.current), timeAt(x)].sort((p, q) => p - q) as [number, number];
      onChange({ from, to });
    }
    cancel();
  };
  const cancel = () => {
    start.current = undefined;
    if (brush.current !== null) brush.current.style.opacity = '0';
  };
  const swallow = (event: MouseEvent) => {
    if (dragged.current) event.preventDefault();
    dragged.current = false;
  };
  const keys = (event: KeyboardEvent) => {
    const next = keyed(event.key, window, full);
    if (next === undefined || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChange(next);
  };

  return (
    <div
      className={styles.frame}
      role="group"
      aria-label={label}
      aria-describedby={help}
      tabIndex={0}
      data-from={isoDate(window.from)}
      data-to={isoDate(window.to)}
      onKeyDown={keys}
      onPointerMove={move}
      onPointerDown={press}
      onPointerUp={release}
      onPointerCancel={cancel}
      onPointerLeave={() => line.current?.style.setProperty('opacity', '0')}
      onClickCapture={swallow}
      onDragStart={(event) => event.preventDefault()}
    >
      <p id={help} className="visually-hidden">
        Drag over the lanes to zoom. With the keyboard: left and right move, plus and minus zoom, 0 shows the whole span.
      </p>
      {children}
      <div ref={line} className={styles.hair} aria-hidden="true">
        <span />
      </div>
      <div ref={brush} className={styles.brush} aria-hidden="true" />
    </div>
  );
}

/** The window after a key, or undefined for a key that means nothing here. */
export function keyed(key: string, window: TimeWindow, full: TimeWindow): TimeWindow | undefined {
  const middle = (window.from + window.to) / 2;
  if (key === 'ArrowLeft') return shift(window, -0.2);
  if (key === 'ArrowRight') return shift(window, 0.2);
  if (key === '+' || key === '=') return zoom(window, 0.5, middle);
  if (key === '-') return zoom(window, 2, middle);
  return key === '0' || key === 'Home' ? full : undefined;
}
