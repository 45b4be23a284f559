export default function OverviewPage() {
  return <h1>DPRK crypto-laundering tracker</h1>;
}
