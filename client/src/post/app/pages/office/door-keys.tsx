// The office's keys for other systems. Their large parts are loaded when a key is made.

import { useState } from 'preact/hooks';
import type { Door, DoorKey, OfficeDoors } from '../../../engine/index.ts';
import { useApp } from '../../context.tsx';
import { Actions, Copyable, NotQuantumSafe, Sure } from '../../parts/desk.tsx';
import { Badge, Button, Day } from '../../parts/index.tsx';
import { Loaded, WorkState, useFetched, useWork } from '../../parts/work.tsx';
import { hasKey, isOpen } from './open-door.tsx';

export function DoorKeys({ office }: { office: string }) {
  const { engine, t } = useApp();
  const known = useFetched(() => engine.doors.of(office), office);
  return (
    <section aria-labelledby="door-keys">
      <h2 id="door-keys">{t('post-doors-title')}</h2>
      <p>{t('post-doors-text')}</p>
      <Loaded of={known}>
        {(value) => (
          <ul class="ways">
            <DoorOf door="openpgp" office={office} known={value} onChange={known.reload} />
            <DoorOf door="fit-connect" office={office} known={value} onChange={known.reload} />
          </ul>
        )}
      </Loaded>
    </section>
  );
}

interface DoorProps {
  door: Door;
  office: string;
  known: OfficeDoors;
  onChange(): Promise<void>;
}

function DoorOf({ door, office, known, onChange }: DoorProps) {
  const { engine, t } = useApp();
  const work = useWork();
  const keys = known.keys.filter((key) => key.door === door);
  const make = () => work.run(() => engine.doors.makeKey(office, door).then(onChange));
  return (
    <li>
      <h3>
        {t(`post-out-way-${door}`)} <NotQuantumSafe />
      </h3>
      <p>{t(`post-doors-${door}-text`)}</p>
      {known.address && door === 'openpgp' && (
        <p>
          <code>{known.address}</code>
        </p>
      )}
      {known.fitConnect?.environment === 'test' && door === 'fit-connect' && <Badge>{t('post-doors-test')}</Badge>}
      {known.fitConnect?.destination && door === 'fit-connect' && (
        <p>
          {t('post-doors-destination')} <code>{known.fitConnect.destination}</code>
        </p>
      )}
      {keys.map((key) => (
        <Key key={key.number} of={key} office={office} onChange={onChange} />
      ))}
      {!isOpen(known, door) && <p>{t(`post-doors-${door}-closed`)}</p>}
      {isOpen(known, door) && (
        <Actions>
          <Button look="secondary" onPress={make} disabled={work.busy}>
            {t(hasKey(known, door) ? 'post-doors-make-another' : `post-doors-${door}-make`)}
          </Button>
        </Actions>
      )}
      {work.busy && <p role="status">{t('post-doors-making')}</p>}
      <WorkState work={work} done={t('post-doors-made')} />
    </li>
  );
}

function Key({ of: key, office, onChange }: { of: DoorKey; office: string; onChange(): Promise<void> }) {
  const { engine, t } = useApp();
  const work = useWork();
  const [handed, setHanded] = useState<string>();
  const show = () => work.run(async () => setHanded(await engine.doors.publicKeys(office, key.number)));
  const end = () => work.run(() => engine.doors.endKey(office, key.number).then(onChange));
  return (
    <div class="key">
      <p>
        {t('post-doors-since')} <Day time={key.since} />{' '}
        {key.ended && (
          <Badge>
            {t('post-doors-ended')} <Day time={key.ended} />
          </Badge>
        )}
        <br />
        <code>{key.fingerprint}</code>
      </p>
      {!key.ended && (
        <Actions>
          <Button look="secondary" onPress={show} disabled={work.busy}>
            {t('post-doors-public')}
          </Button>
          <Sure
            label={t('post-doors-end')}
            title={t('post-doors-end-sure')}
            about={t('post-doors-end-text')}
            yes={t('post-doors-end')}
            onYes={end}
          />
        </Actions>
      )}
      {handed && <Copyable text={handed} label={t('post-doors-public')} />}
      <WorkState work={work} />
    </div>
  );
}
