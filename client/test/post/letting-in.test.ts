// A case that is handed over: the other office reads what was written before, and everybody learns of
// it from the office that they know.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letter, lines, resident, silent, townWithOffice } from './people.ts';

async function handedOver() {
  const world = await townWithOffice();
  const other = await resident(world.town, 'Other');
  world.town.addOffice('steuer', [[other.person, 'clerk']]);
  await other.engine.offices.found('steuer');
  const { engine } = await resident(world.town, 'Bo');
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Mein Antrag'), silent);
  await world.clerk.engine.mailboxes.reply(case_, letter('Gehört woanders hin'), silent);
  await world.clerk.engine.offices.letIn('bau', case_, 'steuer');
  return { ...world, other: other.engine, engine, case: case_ };
}

const bodies = async (engine: Awaited<ReturnType<typeof resident>>['engine'], case_: string) => {
  const { letters, troubles } = await engine.mailboxes.open(case_);
  return { bodies: letters.map(({ body }) => body), troubles: troubles.map(({ code }) => code) };
};

test('the office that is let in reads what was written before it', async () => {
  const { other, case: case_ } = await handedOver();
  assert.deepEqual((await lines(other, 'office:steuer')).map((line) => line.subject), ['Frage']);
  assert.deepEqual(await bodies(other, case_), { bodies: ['Mein Antrag', 'Gehört woanders hin'], troubles: [] });
});

test('the resident learns of it by a letter of the office that they know, and writes to both', async () => {
  const { other, clerk, engine, case: case_ } = await handedOver();
  assert.deepEqual((await bodies(engine, case_)).troubles, ['post-refused-party-unknown']);
  await clerk.engine.mailboxes.reply(case_, letter('Es geht weiter'), silent);
  assert.deepEqual((await bodies(engine, case_)).troubles, []);
  await engine.mailboxes.reply(case_, letter('Danke'), silent);
  await other.mailboxes.reply(case_, letter('Wir haben es'), silent);
  for (const one of [engine, other, clerk.engine]) {
    assert.deepEqual(await bodies(one, case_), {
      bodies: ['Mein Antrag', 'Gehört woanders hin', 'Es geht weiter', 'Danke', 'Wir haben es'], troubles: [],
    });
  }
});

test('done again, it does nothing', async () => {
  const { clerk, town, case: case_ } = await handedOver();
  const before = town.asked.length;
  await clerk.engine.offices.letIn('bau', case_, 'steuer');
  assert.ok(town.asked.slice(before).every((asked) => !asked.startsWith('POST')));
});

/** The second office lets a third one in. */
async function handedOn() {
  const world = await handedOver();
  const third = await resident(world.town, 'Third');
  world.town.addOffice('kasse', [[third.person, 'clerk']]);
  await third.engine.offices.found('kasse');
  await world.other.offices.letIn('steuer', world.case, 'kasse');
  return { ...world, third: third.engine };
}

test('the third office reads what was written to the first', async () => {
  const { other, third, case: case_ } = await handedOn();
  for (const one of [third, other]) {
    assert.deepEqual(await bodies(one, case_), { bodies: ['Mein Antrag', 'Gehört woanders hin'], troubles: [] });
  }
});

test('an office that takes no part lets nobody in', async () => {
  const { engine, town } = await handedOver();
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Noch einer'), silent);
  const third = await resident(town, 'Third');
  town.addOffice('kasse', [[third.person, 'clerk']]);
  await third.engine.offices.found('kasse');
  await assert.rejects(() => third.engine.offices.letIn('kasse', case_, 'kasse'), { code: 'post-no-case' });
  await assert.rejects(() => engine.offices.letIn('bau', case_, 'kasse'), { code: 'post-refused-office-behind' });
});

test('an office that was let in makes the next key for everybody, and all of them believe it', async () => {
  const { clerk, other, engine, case: case_, town } = await handedOver();
  await clerk.engine.mailboxes.reply(case_, letter('Das Steueramt macht weiter'), silent);
  await other.offices.renew('steuer', silent);
  assert.equal(town.cases.get(case_)!.key_version, 2);
  await engine.mailboxes.reply(case_, letter('Danke'), silent);
  await other.mailboxes.reply(case_, letter('Gern'), silent);
  for (const one of [engine, other, clerk.engine]) {
    assert.deepEqual(await bodies(one, case_), {
      bodies: ['Mein Antrag', 'Gehört woanders hin', 'Das Steueramt macht weiter', 'Danke', 'Gern'], troubles: [],
    });
  }
});

test('the first office renews the key of a case into which another office let a third one', async () => {
  const { head, clerk, other, third, engine, case: case_, town } = await handedOn();
  await clerk.engine.mailboxes.reply(case_, letter('Das Steueramt macht weiter'), silent);
  await assert.rejects(() => head.engine.offices.renew('bau', silent), { code: 'post-refused-party-unknown' }, 'nobody has said that there is a third one');
  await other.mailboxes.reply(case_, letter('Die Kasse macht weiter'), silent);
  await head.engine.offices.renew('bau', silent);
  assert.equal(town.cases.get(case_)!.key_version, 2);
  await third.mailboxes.reply(case_, letter('Wir haben es'), silent);
  for (const one of [engine, other, third, clerk.engine]) {
    assert.deepEqual(await bodies(one, case_), {
      bodies: ['Mein Antrag', 'Gehört woanders hin', 'Das Steueramt macht weiter', 'Die Kasse macht weiter', 'Wir haben es'], troubles: [],
    });
  }
});
