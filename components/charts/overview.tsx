import type { Dataset, LaunderingRow, TheftsOverTimeRow } from '@/lib/charts/contract';
import { drawnLaundering } from '@/lib/drawing/laundering-bins';
import type { OverviewLanesProps } from './overview-lanes';
import { OverviewView } from './overview-view';

type OverviewProps = Omit<OverviewLanesProps, 'thefts' | 'laundering'> & {
  readonly thefts: Dataset<TheftsOverTimeRow>;
  readonly laundering: Dataset<LaunderingRow>;
  readonly actor?: string;
};

/** The lanes, given no more than they draw: all else that a dataset has would be sent to the reader for nothing. */
export function Overview({ thefts, laundering, ...rest }: OverviewProps) {
  return <OverviewView thefts={drawn(thefts)} laundering={{ ...drawn(laundering), rows: drawnLaundering(laundering.rows) }} {...rest} />;
}

const drawn = <Row,>({ id, title, rows, asOf }: Dataset<Row>) => ({ id, title, rows, asOf });
