import { NotHere } from '@/components/lists/not-here';

export default function NoSuchService() {
  return (
    <NotHere title="No such service" path="/search" search="Search everything">
      No source that we hold uses this name.
    </NotHere>
  );
}
