// `/post/office/{slug}/new`: writing to those who have no mailbox here, each by the door they have.

import { useApp, useTitle } from '../../context.tsx';
import { officeName } from '../../names.ts';
import { useOffices } from '../../offices.ts';
import { Up } from '../../parts/desk.tsx';
import { Tabs } from '../../parts/index.tsx';
import { usePlace } from '../../router.tsx';
import { ToAuthority } from './new-authority.tsx';
import { ToGuest } from './new-guest.tsx';
import { ByMail } from './new-mail.tsx';
import { OnPaper } from './new-paper.tsx';

const WAYS = ['link', 'paper', 'openpgp', 'fit-connect'] as const;
type Way = (typeof WAYS)[number];

export function NewByOffice({ office }: { office: string }) {
  const app = useApp();
  const { t } = app;
  const { query } = usePlace();
  const name = officeName(app, office, useOffices());
  const way = WAYS.find((one) => one === query.get('way')) ?? 'link';
  useTitle(t('post-out-title', { office: name }));
  return (
    <>
      <Up href={`/post/office/${office}`}>{name}</Up>
      <p class="lead">{t('post-out-lead')}</p>
      <Tabs
        label={t('post-out-ways')}
        tabs={WAYS.map((one) => ({
          href: `/post/office/${office}/new?way=${one}`,
          label: t(`post-out-way-${one}`),
          current: one === way,
        }))}
      />
      <Form key={way} way={way} office={office} />
    </>
  );
}

function Form({ way, office }: { way: Way; office: string }) {
  switch (way) {
    case 'link':
      return <ToGuest office={office} />;
    case 'paper':
      return <OnPaper office={office} />;
    case 'openpgp':
      return <ByMail office={office} />;
    case 'fit-connect':
      return <ToAuthority office={office} />;
  }
}
