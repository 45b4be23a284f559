import styles from './ui.module.css';

/** The whole address, always: lookalikes match at both ends. */
export function Address({ value, href }: { value: string; href?: string }) {
  return href === undefined ? (
    <span className={styles.address}>{value}</span>
  ) : (
    <a className={styles.address} href={href}>
      {value}
    </a>
  );
}
