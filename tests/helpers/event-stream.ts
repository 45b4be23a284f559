/** A reader of server-sent events, as a browser is one. */
export interface EventStream {
  readonly response: Response;
  /** The data of the next event; undefined once the stream has ended. */
  next(): Promise<string | undefined>;
  hangUp(): void;
}

/** Opens a stream at an address, or takes one that a route answered with; `hangUp` breaks off the request. */
export async function openEventStream(open: (signal: AbortSignal) => Promise<Response>): Promise<EventStream> {
  const gone = new AbortController();
  const response = await open(gone.signal);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';

  async function block(): Promise<string | undefined> {
    for (let end = text.indexOf('\n\n'); ; end = text.indexOf('\n\n')) {
      if (end >= 0) {
        const found = text.slice(0, end);
        text = text.slice(end + 2);
        return found;
      }
      const part = await reader?.read();
      if (part?.value === undefined) return undefined;
      text += part.value;
    }
  }

  return {
    response,
    async next() {
      for (let found = await block(); found !== undefined; found = await block()) {
        const data = /^data: (.*)$/m.exec(found)?.[1];
        if (data !== undefined) return data;
      }
      return undefined;
    },
    hangUp: () => gone.abort(),
  };
}
