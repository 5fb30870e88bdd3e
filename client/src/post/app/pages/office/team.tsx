// `/post/office/{slug}/team`: who holds the office's keys, who waits for them, what is due.

import type { Team } from '../../../engine/index.ts';
import { useApp, useTitle } from '../../context.tsx';
import { officeName } from '../../names.ts';
import { useOffices } from '../../offices.ts';
import { Actions, Sure, Up, word } from '../../parts/desk.tsx';
import { Badge, Button, Day, Empty, Link, Notice, SafetyNumber } from '../../parts/index.tsx';
import { Loaded, WorkState, useFetched, useWork } from '../../parts/work.tsx';
import { DoorKeys } from './door-keys.tsx';
import { Recovery } from './recovery.tsx';

interface TeamProps {
  team: Team;
  onChange(): Promise<void>;
}

export function TeamPage({ office }: { office: string }) {
  const app = useApp();
  const { engine, refresh, t } = app;
  const name = officeName(app, office, useOffices());
  const team = useFetched(() => engine.offices.team(office), office);
  const changed = async () => void (await Promise.all([team.reload(), refresh()]));
  useTitle(t('post-team-title', { office: name }));
  return (
    <>
      <Up href={`/post/office/${office}`}>{name}</Up>
      <p class="lead">{t('post-team-lead')}</p>
      <Loaded of={team}>{(value) => <Parts team={value} onChange={changed} />}</Loaded>
    </>
  );
}

function Parts(props: TeamProps) {
  const { epoch, holds } = props.team;
  if (epoch === null) {
    return (
      <>
        <Found {...props} />
        <Holders {...props} />
      </>
    );
  }
  return (
    <>
      <State {...props} />
      <Members {...props} />
      <Holders {...props} />
      <Recovery {...props} />
      {holds && <DoorKeys office={props.team.office} />}
      <Steps {...props} />
    </>
  );
}

function Found({ team, onChange }: TeamProps) {
  const { engine, t } = useApp();
  const work = useWork();
  const missing = team.holders.filter(({ ready }) => !ready);
  const found = () => work.run(() => engine.offices.found(team.office).then(onChange));
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('post-team-found')}</h2>
      <p>{t('post-team-found-text')}</p>
      {missing.length > 0 && <Notice tone="warning" title={t('post-team-found-holders', { count: missing.length })} />}
      <Actions>
        <Button onPress={found} disabled={work.busy}>
          {t('post-team-found-now')}
        </Button>
      </Actions>
      <WorkState work={work} />
    </section>
  );
}

/** Where the office stands, and the one thing that is to be done next. */
function State({ team, onChange }: TeamProps) {
  const { t } = useApp();
  return (
    <section class="safety" aria-labelledby="state">
      <div>
        <h2 id="state">{t('post-team-number')}</h2>
        <SafetyNumber digits={team.fingerprint} />
        <p>
          {t('post-team-number-text', { epoch: team.epoch ?? 0 })} <a href={`/post/offices/${team.office}`}>{t('post-team-number-page')}</a>
        </p>
        {team.renew && <Renew team={team} onChange={onChange} />}
        {!team.renew && team.holds && <Notice tone="success" title={t('post-team-fine')} />}
        {!team.holds && (
          <Notice tone="info" title={t('post-team-waiting')}>
            <p>{t('post-team-waiting-text')}</p>
            <OwnNumber />
          </Notice>
        )}
      </div>
    </section>
  );
}

function OwnNumber() {
  const { engine } = useApp();
  return <SafetyNumber digits={engine.account.ownSafetyNumber().digits} />;
}

function Renew({ team, onChange }: TeamProps) {
  const { engine, t } = useApp();
  const work = useWork();
  const renew = () => work.run((onProgress) => engine.offices.renew(team.office, onProgress).then(onChange));
  return (
    <>
      <Notice tone="warning" title={team.leavers > 0 ? t('post-team-renew', { count: team.leavers }) : t('post-team-shares')}>
        {team.leavers === 0 && <p>{t('post-team-shares-text')}</p>}
        <p>{t('post-team-renew-text')}</p>
        {team.holds && (
          <Button onPress={renew} disabled={work.busy}>
            {t('post-team-renew-now')}
          </Button>
        )}
      </Notice>
      <WorkState work={work} />
    </>
  );
}

function Members({ team, onChange }: TeamProps) {
  const app = useApp();
  const { t } = app;
  const waiting = team.members.filter(({ account, holds }) => account !== null && holds !== team.epoch);
  return (
    <section aria-labelledby="members">
      <h2 id="members">{t('post-team-members')}</h2>
      <p>{t('post-team-members-text')}</p>
      <ul class="links">
        {team.members.map((member) => (
          <li key={`${member.account} ${member.name} ${member.role}`}>
            <span class="links__title">{member.me ? t('post-team-me', { name: member.name }) : member.name}</span>{' '}
            <MemberState member={member} epoch={team.epoch} />
            <div class="links__about">{word(app, 'post-desk-role', member.role)}</div>
          </li>
        ))}
      </ul>
      {team.holds && waiting.some(({ me }) => !me) && (
        <>
          <h3>{t('post-team-admit')}</h3>
          <p>{t('post-team-admit-text')}</p>
          <ul class="ways">
            {waiting
              .filter(({ me }) => !me)
              .map((member) => (
                <Waiting key={member.account} member={member} office={team.office} onChange={onChange} />
              ))}
          </ul>
        </>
      )}
    </section>
  );
}

function MemberState({ member, epoch }: { member: Team['members'][number]; epoch: number | null }) {
  const { t } = useApp();
  if (member.account === null) {
    return <Badge>{t('post-team-member-none')}</Badge>;
  }
  return member.holds === epoch ? (
    <Badge tone="success">{t('post-team-member-holds')}</Badge>
  ) : (
    <Badge tone="warning">{t('post-team-member-waits')}</Badge>
  );
}

function Waiting({ member, office, onChange }: { member: Team['members'][number]; office: string; onChange(): Promise<void> }) {
  const app = useApp();
  const { engine, t } = app;
  const work = useWork();
  const admit = () => work.run(() => engine.offices.admit(office, member.account ?? '').then(onChange));
  return (
    <li>
      <h4>
        {member.name}, {word(app, 'post-desk-role', member.role)}
      </h4>
      {member.safetyNumber && <SafetyNumber digits={member.safetyNumber} />}
      <Sure
        label={t('post-team-admit-now')}
        title={t('post-team-admit-sure', { name: member.name })}
        about={t('post-team-admit-sure-text')}
        yes={t('post-team-admit-yes')}
        onYes={admit}
      />
      <WorkState work={work} />
    </li>
  );
}

function Holders({ team }: TeamProps) {
  const app = useApp();
  const { t } = app;
  return (
    <section aria-labelledby="holders">
      <h2 id="holders">{t('post-team-holders')}</h2>
      <p>{t('post-team-holders-text')}</p>
      <ul class="links">
        {team.holders.map(({ holder, name, ready, held }) => (
          <li key={holder}>
            <span class="links__title">{word(app, 'post-desk-holder', holder)}</span>{' '}
            <Badge tone={held ? 'success' : 'warning'}>
              {t(held ? 'post-team-holder-ready' : ready ? 'post-team-holder-waits' : 'post-team-holder-missing')}
            </Badge>
            <div class="links__about">{name ?? t('post-team-holder-nobody')}</div>
          </li>
        ))}
      </ul>
      <p>
        <Link href="/post/recoveries">{t('post-recoveries-title')}</Link>
      </p>
    </section>
  );
}

function Steps({ team }: TeamProps) {
  const app = useApp();
  const { t } = app;
  if (team.steps.length === 0) {
    return <Empty title={t('post-team-steps-none')} />;
  }
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('post-team-steps')}</h2>
      <p>{t('post-team-steps-text')}</p>
      <ul class="links">
        {team.steps.map((step) => (
          <li key={step.index}>
            {t(`post-team-step-${step.change}`, { role: step.role ? word(app, 'post-desk-role', step.role) : '', by: word(app, 'post-desk-role', step.by) })}
            <div class="links__about">
              <Day time={step.time} /> · {t('post-team-step-epoch', { epoch: step.epoch })} ·{' '}
              <a href={`/record/entries/${step.index}`}>{t('post-desk-entry', { index: String(step.index) })}</a>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
