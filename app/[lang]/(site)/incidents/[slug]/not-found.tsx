import { NotHere } from '@/components/lists/not-here';

export default function NoSuchIncident() {
  return (
    <NotHere title="No such incident" path="/incidents" search="Search the incidents">
      No theft of our registry has this name. It may be listed under the name of the victim.
    </NotHere>
  );
}
