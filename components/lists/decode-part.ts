/** A part of a path as it was meant. One that does not decode is no name of ours, and is looked up as it stands. */
export function decodePart(text: string): string {
  return /%(?![0-9a-fA-F]{2})/.test(text) ? text : decodeURIComponent(text);
}
