import { NotHere } from '@/components/lists/not-here';

export default function InNoSource() {
  return (
    <NotHere title="Not in any source we hold" path="/wallets" search="Search the flagged wallets">
      No source of our registry flags this address. This is no clearance: sources are late and incomplete, and actors use
      new addresses every day.
    </NotHere>
  );
}
