export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A text that wants to stand at one of several places, the first best. `x, y` is the upper left corner. */
export interface Wish {
  readonly key: string;
  readonly text: string;
  readonly places: readonly Box[];
}

export interface Placed {
  readonly key: string;
  readonly text: string;
  readonly box: Box;
}

/** The labels that fit, in the order of the wishes: inside `room`, over no obstacle and over no other label. */
export function placeLabels(wishes: readonly Wish[], obstacles: readonly Box[], room: Box): readonly Placed[] {
  const placed: Placed[] = [];
  for (const wish of wishes) {
    const box = wish.places.find(
      (place) =>
        inside(place, room) && !obstacles.some((o) => overlap(o, place)) && !placed.some((p) => overlap(p.box, place)),
    );
    if (box !== undefined) placed.push({ key: wish.key, text: wish.text, box });
  }
  return placed;
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function inside(box: Box, room: Box): boolean {
  return (
    box.x >= room.x &&
    box.y >= room.y &&
    box.x + box.width <= room.x + room.width &&
    box.y + box.height <= room.y + room.height
  );
}

/** A generous guess of the width of a text in the sans of the product, for a place without a canvas. */
export function textWidth(text: string, size: number): number {
  return Math.ceil(text.length * size * 0.54) + 4;
}
