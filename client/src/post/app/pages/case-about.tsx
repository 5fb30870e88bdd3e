// Who takes part in a case, and the number with which both sides can see that nobody stands between
// them. On paper it stands under the letters.

import type { Case } from '../../engine/index.ts';
import { useApp } from '../context.tsx';
import { partyName } from '../names.ts';
import { useOffices } from '../offices.ts';
import { Facts, Link, SafetyNumber } from '../parts/index.tsx';
import { Qr } from '../parts/qr.tsx';

export function About({ found, office }: { found: Case; office: string | undefined }) {
  const app = useApp();
  const { t, town } = app;
  const offices = useOffices();
  const called = ({ party, removed }: Case['parties'][number]) => {
    const name = party === found.as && !office ? t('post-app-me') : partyName(app, party, { offices });
    return removed ? t('post-app-party-removed', { name }) : name;
  };
  return (
    <section class="post-about" aria-labelledby="about-case">
      <h2 id="about-case">{t('post-app-about-case')}</h2>
      <Facts
        facts={[
          [t('post-app-code'), <span class="digits">{found.code}</span>],
          [t('post-app-parties'), found.parties.map(called).join(', ')],
          [t('post-app-town'), `${town.name}, ${town.url}`],
        ]}
      />
      <h3>{t('post-app-safety')}</h3>
      <p>{t('post-app-safety-about')}</p>
      <div class="post-safety">
        <SafetyNumber digits={found.safetyNumber} />
        <div class="post-safety__qr">
          <Qr text={keyPage(town.url, found)} label={t('post-app-safety-qr')} />
          <Link href={`/post/offices/${found.office}`}>{t('post-app-safety-office-page')}</Link>
        </div>
      </div>
    </section>
  );
}

/** The address of the office's key page, with version and hash of the keys (spec §8). */
export function keyPage(url: string, { office, officeKeys }: Pick<Case, 'office' | 'officeKeys'>): string {
  const keys = officeKeys ? `#${officeKeys.version}.${officeKeys.hash}` : '';
  return `${url}/post/offices/${office}${keys}`;
}
