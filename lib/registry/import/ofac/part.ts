import type { Unread } from '../listing';

/** A part of the file, told of each element in order. `open` says whether the element's text is wanted at its end. */
export interface SdnPart {
  open(name: string, attributes: Readonly<Record<string, string>>): boolean;
  close(name: string, text: string): void;
}

/** Collects what could not be read. */
export type Report = (unread: Unread) => void;
