import { NotHere } from '@/components/lists/not-here';

export default function NoSuchEvent() {
  return (
    <NotHere title="No such entry" path="/timeline" search="Search the timeline">
      The timeline has no entry of this name.
    </NotHere>
  );
}
