import { Part } from '@/components/lists/page-head';
import Link from 'next/link';
import styles from './parts.module.css';

/** Where the record contradicts itself or is easily misread, and what we do about it. */
export function Conflicts() {
  return (
    <Part id="conflicts" title="Known conflicts and traps" lead="Where the public record contradicts itself or is easily misread. Both sides stay in the data.">
      <ul className={styles.items}>
        <li>
          <Link href="/incidents/ronin-2022">Ronin</Link> is quoted at 540 to 625 million dollars: the same assets, priced on different days.
        </li>
        <li>
          <Link href="/incidents/alphapo-2023">Alphapo</Link> has two days. The FBI’s text of August 2023 says 22 June, its text of September says
          22 July.
        </li>
        <li>
          <Link href="/incidents/liquid-2021">Liquid</Link> rests on an unverified attribution: one summary of a forfeiture complaint names it, press of the day
          describes the same complaint with other victims. It is a lead until the docket is read.
        </li>
        <li>
          Six thefts on the list of the Multilateral Sanctions Monitoring Team are contested by a researcher. They have the tier <em>disputed</em> and
          can be left out: <Link href="/incidents?tier=disputed">the disputed thefts</Link>.
        </li>
        <li>
          Of the joint statement of January 2025, two thefts are attributed by the United States and South Korea only, not by Japan:{' '}
          <Link href="/incidents/wazirx-2024">WazirX</Link> and <Link href="/incidents/radiant-2024">Radiant</Link>.
        </li>
        <li>
          Two figures of <Link href="/incidents/bybit-2025">Bybit</Link>, 432,748 ETH and 342,975 ETH, are different things, though press copies swap them. Each
          is shown with its own words.
        </li>
        <li>
          The wallet that received the Bybit theft (
          <Link href="/wallets/ethereum/0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2">0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2</Link>) is
          not on the FBI’s list of 51 addresses. It is flagged by analysts, and shown so.
        </li>
        <li>
          The UN entry of the article and the UN panel’s annual report of 2023 are one document, seen from two sides; the timeline links them and does not count
          them as two findings.
        </li>
        <li>
          Tornado Cash was taken off the US sanctions list on 21 March 2025. It is a mixer in our data, and no longer a sanctioned one.
        </li>
        <li>
          Lists that circulate online call two addresses North Korean that are not: one belongs to another sanctioned group, one to a man sanctioned for other
          reasons. We do not flag them; their pages and <Link href="/screen">screening</Link> say whose they are and which list disagrees:{' '}
          <Link href="/wallets/ethereum/0x3AD9dB589d201A710Ed237c829c7860Ba86510Fc">the group’s</Link>,{' '}
          <Link href="/wallets/ethereum/0x7F367cC41522cE07553e823bf3be79A889DEbe1B">the man’s</Link>.
        </li>
        <li>
          Analytics firms revise. The same firm’s figure for one year can differ from one report to the next, so the edition is part of the source.
        </li>
      </ul>
    </Part>
  );
}

/** What this product can't tell. */
export function Limits() {
  return (
    <Part id="limits" title="Limits">
      <ul className={styles.items}>
        <li>The registry is what the public record holds. Thefts that nobody published, and wallets that nobody named, are not in it.</li>
        <li>Many texts were read in a copy, about half of the reported flows in the press. Each says so.</li>
        <li>Without a configured endpoint nothing is read from any chain; balances and transfers are then what ships with the registry.</li>
        <li>Bitcoin, Tron and Solana addresses are listed with their sources; their transfers are not read.</li>
        <li>Nothing here follows funds through a mixer, or guesses who owns an address.</li>
      </ul>
    </Part>
  );
}
