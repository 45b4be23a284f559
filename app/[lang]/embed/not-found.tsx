import { Notice } from '@/components/ui/page';
import { SERVED_CHARTS } from '@/lib/charts/contract';

export default function NoSuchChart() {
  return (
    <>
      <h1>There is no such chart</h1>
      <Notice>
        The name of the chart or one of its parameters is not known. Charts are {SERVED_CHARTS.join(', ')}; theme is light, dark
        or auto; the other parameters are those of the same chart under /api/v1/charts, which says what is wrong with them.
      </Notice>
    </>
  );
}
