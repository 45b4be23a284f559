/** One line that brings the data into a tool. */
export interface Example {
  readonly tool: string;
  readonly code: string;
  readonly note?: string;
}

/** How each tool reads a list and a chart of the tracker at this address, such as `https://tracker.example`. */
export function examplesFor(origin: string): readonly Example[] {
  const api = `${origin}/api/v1`;
  return [
    { tool: 'curl', code: `curl -fsS '${api}/incidents.csv?tier=official' -o incidents.csv` },
    { tool: 'Python, pandas', code: `pandas.read_csv('${api}/transfers.csv?incident=bybit-2025', dtype={'amount_base_units': str})`, note: 'Base units outgrow every sized integer: keep them as text.' },
    { tool: 'R', code: `read.csv('${api}/wallets.csv', colClasses = 'character', fileEncoding = 'UTF-8')` },
    { tool: 'Excel', code: `=CSV.Document(Web.Contents("${api}/timeline.csv?bom=1"), [Delimiter = ",", Encoding = 65001])`, note: 'Data, Get Data, From Web, with the address alone; or this line in Power Query. Downloaded with bom=1 a file opens right by itself.' },
    { tool: 'Google Sheets', code: `=IMPORTDATA("${api}/charts/thefts-by-year.csv")`, note: 'Google asks for it, so the tracker has to be reachable from outside.' },
    { tool: 'curl, addresses', code: `curl -fsS '${api}/screen' -H 'content-type: application/json' -d '{"addresses":["0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2"]}'` },
  ];
}

/** The addresses within an example. */
export function addressesIn(code: string): string[] {
  return [...code.matchAll(/https?:\/\/[^\s'")]+/g)].map(([address]) => address);
}
