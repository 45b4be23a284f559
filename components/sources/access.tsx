import type { Access } from '@/lib/core/tiers';
import { accessMeaning } from '@/lib/format/meanings';
import styles from './sources.module.css';

/** Says when a primary text was not read; a text that was read needs no remark. */
export function AccessMark({ access }: { access: Access }) {
  if (access === 'seen') return null;
  return (
    <span className={styles.access} title={accessMeaning(access)}>
      {access}
    </span>
  );
}
