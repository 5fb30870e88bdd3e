//! The demo town's cases, sealed and sent as a browser would, then moved to their days.

use commons::{Id, Slug, Timestamp};
use sealed::{
    CaseKey, Content, Holder, Keys, Letter, Root, SealedError, Thread, age::Recipient, b64u,
    case_identity, letter::Attachment, seal_attachment,
};
use serde_json::json;
use store::{Sql, params};

use super::{
    Town, sent,
    stories::{File, Line, Story, Writer, stories},
};
use crate::{
    Caller, Day, Post, PostError,
    cases::{LetterIn, Opening, PartyWrap, Status},
};

/// A case while it is written.
struct Writing<'a> {
    story: &'a Story,
    case: Id,
    root: Root,
    thread: Thread,
    office: &'a Keys,
    /// The person's side; none where the case came on paper and only the office holds it.
    person: Option<&'a Keys>,
}

impl Post {
    /// Writes all stories.
    pub(super) async fn demo_cases(&self, town: &Town) -> Result<(), PostError> {
        for story in stories() {
            self.demo_case(town, &story, Id::random()).await?;
        }
        for application in self.demo_applications()? {
            self.demo_case(town, &application.story(), application.case).await?;
        }
        Ok(())
    }

    async fn demo_case(&self, town: &Town, story: &Story, case: Id) -> Result<(), PostError> {
        let office = Slug::of_title(story.office);
        let person = story.person.map(|person| &town.people[person].keys);
        let mut writing = Writing {
            story,
            thread: Thread::new(case.clone()),
            case,
            root: Root::random(),
            office: &town.offices[&office],
            person,
        };
        let mut days = Vec::new();
        for line in &story.lines {
            let letter = self.demo_letter(town, &mut writing, line).await?;
            let caller = caller(town, story, line);
            if days.is_empty() {
                let key = key(&writing).map_err(refused)?;
                let opening = json!({ "case": writing.case, "office": office, "key": key });
                let mut opening: serde_json::Map<_, _> = sent(&opening)?;
                opening.insert("letter".to_owned(), letter);
                self.open_case(caller, &sent::<Opening>(&opening)?).await?;
                if line.writer == Writer::Office && person.is_some() {
                    self.let_in(caller, &writing).await?;
                }
            } else {
                let seen = self.case_for(writing.case.as_str(), caller).await?;
                self.keep_letter(&seen, caller, &sent::<LetterIn>(&letter)?).await?;
            }
            days.push(Day::today().plus(-line.days_ago));
        }
        if let Some(days_ago) = story.closed_days_ago {
            self.close(town, &writing, days_ago).await?;
        }
        self.move_to(&writing.case, &days).await
    }

    /// Gives the key of a case that an office began to the person whom it is for.
    async fn let_in(&self, caller: &Caller, writing: &Writing<'_>) -> Result<(), PostError> {
        let Some(person) = writing.person else { return Ok(()) };
        let mut wrap = wrap(&signed_key(writing).map_err(refused)?, person).map_err(refused)?;
        wrap["version"] = 1.into();
        let seen = self.case_for(writing.case.as_str(), caller).await?;
        let party = sent(&person.keyset().owner)?;
        self.add_party(&seen, &party, &sent::<Vec<PartyWrap>>(&[wrap])?).await
    }

    /// A letter as it is sent.
    async fn demo_letter(
        &self,
        town: &Town,
        writing: &mut Writing<'_>,
        line: &Line,
    ) -> Result<serde_json::Value, PostError> {
        let recipient = case_identity(&writing.root).recipient();
        let mut attachments = Vec::new();
        for file in &line.attachments {
            let caller = caller(town, writing.story, line);
            attachments.push(self.demo_attachment(caller, &recipient, file).await?);
        }
        let ids: Vec<_> = attachments.iter().map(|file| file.id.clone()).collect();
        let (id, seq, sealed) = seal(town, writing, line, attachments).map_err(refused)?;
        Ok(json!({
            "id": id,
            "seq": seq,
            "key": 1,
            "door": line.door,
            "sealed": b64u::encode(sealed),
            "attachments": ids,
            "from": from(writing, line).party,
        }))
    }

    async fn demo_attachment(
        &self,
        caller: &Caller,
        to: &Recipient,
        File { name, media_type, content }: &File,
    ) -> Result<Attachment, PostError> {
        let mut file = Vec::new();
        let sealed = seal_attachment(to, content.as_slice(), &mut file).map_err(refused)?;
        let Content { sha256, size } = sealed;
        let id = self.begin_upload(caller, file.len() as u64).await?;
        let upload = self.upload(caller, id.as_str()).await?;
        self.append(&upload, 0, &file).await?;
        let (name, media_type) = (name.clone(), (*media_type).to_owned());
        Ok(Attachment { id, name, sha256, size, media_type })
    }

    async fn close(
        &self,
        town: &Town,
        writing: &Writing<'_>,
        days_ago: i64,
    ) -> Result<(), PostError> {
        let clerk = &town.people[writing.story.clerk].caller;
        let seen = self.case_for(writing.case.as_str(), clerk).await?;
        self.set_status(&seen, Status::Closed).await?;
        let sql = "UPDATE post_cases SET closed_day = $2 WHERE id = $1";
        let day = Day::today().plus(-days_ago);
        self.db().exec(sql, params![writing.case, day]).await?;
        Ok(())
    }

    /// Moves a case and its letters to the days on which they would have come.
    async fn move_to(&self, case: &Id, days: &[Day]) -> Result<(), PostError> {
        let tx = self.db().begin().await?;
        for (seq, day) in (1_u64..).zip(days) {
            let letter = "UPDATE post_letters SET day = $3 WHERE case_id = $1 AND seq = $2";
            tx.exec(letter, params![case, seq, day]).await?;
        }
        let ends = days.first().zip(days.last());
        if let Some((first, last)) = ends {
            let sql = "UPDATE post_cases SET opened_day = $2, last_day = $3 WHERE id = $1";
            tx.exec(sql, params![case, first, last]).await?;
        }
        Ok(tx.commit().await?)
    }
}

fn refused(_: SealedError) -> PostError {
    PostError::Malformed("demo")
}

/// Who sends a letter, as the server knows them.
fn caller<'a>(town: &'a Town, story: &Story, line: &Line) -> &'a Caller {
    let user_name = match line.writer {
        Writer::Person => story.person.unwrap_or(story.clerk),
        Writer::Office => story.clerk,
    };
    &town.people[user_name].caller
}

fn from(writing: &Writing<'_>, line: &Line) -> Holder {
    match (line.writer, writing.person) {
        (Writer::Person, Some(person)) => person.holder(),
        _ => writing.office.holder(),
    }
}

fn holders(writing: &Writing<'_>) -> Vec<Holder> {
    let mut holders: Vec<_> = writing.person.iter().map(|keys| keys.holder()).collect();
    holders.push(writing.office.holder());
    holders.sort();
    holders
}

/// The case's key, signed by who begins the case.
fn signed_key(writing: &Writing<'_>) -> Result<String, SealedError> {
    let maker = maker(writing);
    let first = writing.story.lines.first().map_or(0, |line| line.days_ago);
    let key = CaseKey {
        case: writing.case.clone(),
        from: maker.holder(),
        root: writing.root.clone(),
        time: time(first),
        to: holders(writing),
        v: 1,
        version: 1,
    };
    key.sign(maker)
}

/// Whose letter is the first one.
fn maker<'a>(writing: &Writing<'a>) -> &'a Keys {
    let by_person = writing.story.lines.first().is_some_and(|it| it.writer == Writer::Person);
    writing.person.filter(|_| by_person).unwrap_or(writing.office)
}

/// The case's key, sealed to who begins the case and to the office.
fn key(writing: &Writing<'_>) -> Result<serde_json::Value, SealedError> {
    let jws = signed_key(writing)?;
    let (maker, office) = (maker(writing), writing.office);
    let other = (maker.holder() != office.holder()).then_some(office);
    let wraps: Result<Vec<_>, _> =
        [maker].into_iter().chain(other).map(|keys| wrap(&jws, keys)).collect();
    let recipient = case_identity(&writing.root).recipient().to_string();
    Ok(json!({ "recipient": recipient, "wraps": wraps? }))
}

fn wrap(jws: &str, keys: &Keys) -> Result<serde_json::Value, SealedError> {
    let sealed = CaseKey::seal(jws, &keys.keyset().recipient()?)?;
    let (party, sealed) = (&keys.keyset().owner, b64u::encode(sealed));
    Ok(json!({ "party": party, "keyset_version": 1, "sealed": sealed }))
}

/// The next letter of a case: its identifier, its place, its sealed bytes.
fn seal(
    town: &Town,
    writing: &mut Writing<'_>,
    line: &Line,
    attachments: Vec<Attachment>,
) -> Result<(Id, u64, Vec<u8>), SealedError> {
    let from = from(writing, line);
    let is_office = from == writing.office.holder();
    let (seq, prev) = writing.thread.next();
    let letter = Letter {
        attachments,
        author: is_office.then(|| town.people[writing.story.clerk].name.clone()),
        body: line.body.clone(),
        case: writing.case.clone(),
        door: line.door,
        to: holders(writing).into_iter().filter(|holder| *holder != from).collect(),
        from,
        id: Id::random(),
        key: 1,
        kind: line.kind,
        prev,
        receipt_of: None,
        seq,
        subject: line.subject.to_owned(),
        time: time(line.days_ago),
        v: 1,
    };
    let keys = if is_office { Some(writing.office) } else { writing.person };
    let jws = letter.sign(keys.unwrap_or(writing.office))?;
    writing.thread.take(&jws, &letter)?;
    let sealed = Letter::seal(&jws, &case_identity(&writing.root).recipient())?;
    Ok((letter.id, seq, sealed))
}

/// Ten in the morning (UTC) so many days ago; today, now.
fn time(days_ago: i64) -> Timestamp {
    const MORNING: i64 = 10 * 60 * 60;
    let now = Timestamp::now().as_second();
    let morning = Day::today().plus(-days_ago).begins_at().as_second() + MORNING;
    Timestamp::from_second(morning.min(now)).unwrap_or_default()
}
