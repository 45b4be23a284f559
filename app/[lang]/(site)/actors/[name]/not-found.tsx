import { NotHere } from '@/components/lists/not-here';

export default function NoSuchActor() {
  return (
    <NotHere title="No such actor" path="/search" search="Search everything">
      No source that we hold uses this name.
    </NotHere>
  );
}
