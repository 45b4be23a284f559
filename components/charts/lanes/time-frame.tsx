'use client';

import { type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { formatDate } from '@/lib/format/date';
import { plotEdges } from './lane-chart';
import styles from './lanes.module.css';
import { DAY, isoDate, shift, type TimeWindow, zoom } from '@/lib/drawing/time-window';

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
  const pinned = useRef<number>(undefined);
  const said = useRef<HTMLParagraphElement>(null);
  const { left, right } = plotEdges(width);
  const span = window.to - window.from;
  const timeAt = (x: number) => window.from + ((x - left) / (width - left - right)) * span;

  const xOf = (time: number) => left + ((time - window.from) / span) * (width - left - right);

  /** Draws the line at a pixel column; outside the plot it goes back to the day that it was left at, or away. */
  const show = (x: number) => {
    const hair = line.current;
    if (hair === null) return;
    const at = x >= left && x <= width - right ? x : pinned.current === undefined ? Number.NaN : xOf(pinned.current);
    const inside = at >= left && at <= width - right;
    hair.style.opacity = inside ? '1' : '0';
    if (!inside) return;
    hair.style.transform = `translateX(${Math.round(at)}px)`;
    hair.dataset.side = at > width - right - 90 ? 'left' : 'right';
    hair.dataset.day = isoDate(timeAt(at));
    if (hair.firstElementChild !== null) hair.firstElementChild.textContent = formatDate(hair.dataset.day);
  };
  const pin = (time: number) => {
    pinned.current = Math.min(Math.max(time, window.from), window.to - 1);
    show(Number.NaN);
    if (said.current !== null) said.current.textContent = formatDate(isoDate(pinned.current));
  };
  useEffect(() => show(Number.NaN));

  const move = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    show(x);
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
    } else if (start.current !== undefined) pin(timeAt(x));
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
    const days = linedBy(event);
    if (days !== undefined && event.target === event.currentTarget) {
      event.preventDefault();
      return pin((pinned.current ?? (window.from + window.to) / 2) + days * DAY);
    }
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
      onPointerLeave={() => show(Number.NaN)}
      onClickCapture={swallow}
      onDragStart={(event) => event.preventDefault()}
    >
      <p id={help} className="visually-hidden">
        Drag over the lanes to zoom, click to leave the line at a day. With the keyboard: left and right move, plus and minus zoom, 0
        shows the whole span; with shift, left and right move the line by a day, page up and page down by thirty.
      </p>
      <p ref={said} className="visually-hidden" role="status" />
      {children}
      <div ref={line} className={styles.hair} aria-hidden="true">
        <span />
      </div>
      <div ref={brush} className={styles.brush} aria-hidden="true" />
    </div>
  );
}

/** By how many days a key moves the line, or undefined for one that does not. */
function linedBy({ key, shiftKey }: KeyboardEvent): number | undefined {
  if (key === 'PageUp') return -30;
  if (key === 'PageDown') return 30;
  if (!shiftKey) return undefined;
  return key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : undefined;
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
