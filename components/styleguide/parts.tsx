import { Part } from '@/components/lists/page-head';
import { FilterForm, SelectField, TextField } from '@/components/lists/filter-form';
import { AccessMark } from '@/components/sources/access';
import { Address } from '@/components/ui/address';
import { Figure, Figures, Terms } from '@/components/ui/figures';
import { OriginDot } from '@/components/ui/marks';
import { Notice, Quiet } from '@/components/ui/page';
import { Table } from '@/components/ui/table';

const ROWS = [{ name: 'With an amount', loss: '$308 m' }, { name: 'Without one', loss: null }];

export function Parts() {
  return (
    <>
      <Part id="figures" title="A figure" lead="It never stands alone: what it counts, what it leaves out, what others say.">
        <Figures>
          <Figure label="Label" value="$6.2–6.7 bn" note="what it counts and leaves out" others="what others say" />
          <Figure label="Count" value="588" note="by chain" others="by tier" />
        </Figures>
      </Part>
      <Part id="marks" title="Marks">
        <p><OriginDot origin="article" /> from the article, <OriginDot origin="public" /> from public record, <AccessMark access="second hand" /> <AccessMark access="unverified" /></p>
        <p><Address value="0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2" /></p>
      </Part>
      <Part id="table" title="A table" lead="It scrolls in itself; an unknown cell says so.">
        <Table label="An example" columns={[{ key: 'name', title: 'Theft', heading: true, cell: (row) => row.name }, { key: 'loss', title: 'Loss', numeric: true, cell: (row) => row.loss }]} rows={ROWS} rowKey={(row) => row.name} />
      </Part>
      <Part id="form" title="A form" lead="Plain GET: it works without JavaScript and its answer has an address.">
        <FilterForm action="/styleguide" label="An example" query={{}}>
          <TextField name="example-word" label="Words" hint="victim" query={{}} />
          <SelectField name="example-tier" label="How sure" any="any" options={[{ value: 'official', label: 'a government' }]} query={{}} />
        </FilterForm>
      </Part>
      <Part id="notes" title="Notes">
        <Notice>Something the reader has to know before the figures.</Notice>
        <Quiet>Something that is absent: none is stored, which is not zero.</Quiet>
        <Terms items={[['Term', 'what it means'], ['Another', 'and what it does not']]} />
      </Part>
    </>
  );
}
