//! Group commit: acts that arrive while one transaction is being made durable share the next one.

use commons::Timestamp;
use store::{Database, Sql, StoreError, Tx, Value, params};
use tokio::sync::{mpsc, oneshot};

use crate::{Act, Hash, NoteKey, Receipt, RecordError, Statement, head::Head, merkle::hash_leaf};

/// Acts in one transaction, at most.
const GROUP: usize = 256;

/// Acts that wait to be done, all of them or none, and who waits for them.
pub(crate) struct Pending {
    pub(crate) acts: Vec<Act>,
    pub(crate) reply: oneshot::Sender<Outcome>,
}

/// The receipts of acts that were done together.
pub(crate) type Outcome = Result<Vec<Receipt>, RecordError>;

/// Does acts until nobody can ask for more.
pub(crate) async fn run(mut acts: mpsc::Receiver<Pending>, db: Database, key: NoteKey) {
    let mut head = None;
    let mut waiting = Vec::new();
    while acts.recv_many(&mut waiting, GROUP).await > 0 {
        let group = std::mem::take(&mut waiting);
        match commit(&db, &key, head.take(), &group).await {
            Ok((new_head, outcomes)) => {
                head = Some(new_head);
                for (pending, outcome) in group.into_iter().zip(outcomes) {
                    let _ = pending.reply.send(outcome);
                }
            }
            Err(error) => {
                for pending in group {
                    let _ = pending.reply.send(Err(again(&error)));
                }
            }
        }
    }
}

/// The error that all acts of a failed group get.
fn again(error: &RecordError) -> RecordError {
    RecordError::Store(match error {
        RecordError::Store(StoreError::Busy) => StoreError::Busy,
        RecordError::Store(StoreError::Unreachable { url, reason }) => {
            StoreError::Unreachable { url: url.clone(), reason: reason.clone() }
        }
        RecordError::Store(StoreError::Sql(message)) => StoreError::Sql(message.clone()),
        other => StoreError::Sql(other.to_string()),
    })
}

async fn commit(
    db: &Database,
    key: &NoteKey,
    known: Option<Head>,
    group: &[Pending],
) -> Result<(Head, Vec<Outcome>), RecordError> {
    let tx = db.begin().await?;
    let mut head = Head::lock(&tx, known).await?;
    let time = now_after(head.last_at);
    let (batch, outcomes) = perform_all(&tx, head.edge.size(), time, group).await?;
    if !batch.leaves.is_empty() {
        batch.write(&tx).await?;
        head.last_at = time;
        head.advance(&tx, key, &batch.leaves).await?;
        tx.commit().await?;
    }
    Ok((head, outcomes))
}

/// Does the acts of a group. First as if all of them apply; where one does not, all once more,
/// each on its own, so that it alone is undone.
async fn perform_all(
    tx: &Tx,
    from: u64,
    time: Timestamp,
    group: &[Pending],
) -> Result<(Batch, Vec<Outcome>), StoreError> {
    tx.savepoint("acts").await?;
    let mut batch = Batch::new(from, time);
    let mut outcomes = Vec::with_capacity(group.len());
    for pending in group {
        match batch.perform_together(tx, &pending.acts).await {
            Err(_) => break,
            done => outcomes.push(done),
        }
    }
    if outcomes.len() < group.len() {
        tx.rollback_to("acts").await?;
        batch = Batch::new(from, time);
        outcomes.clear();
        for pending in group {
            outcomes.push(batch.perform_alone(tx, &pending.acts).await?);
        }
    }
    tx.release("acts").await?;
    Ok((batch, outcomes))
}

/// Now, in whole seconds, and never before the last entry's time: the log's times only rise.
fn now_after(last: Timestamp) -> Timestamp {
    let second = Timestamp::from_second(Timestamp::now().as_second()).unwrap_or(last);
    second.max(last)
}

/// The entries of one transaction.
struct Batch {
    from: u64,
    time: Timestamp,
    leaves: Vec<Hash>,
    entries: Vec<[Value; 7]>,
    openings: Vec<[Value; 4]>,
}

impl Batch {
    fn new(from: u64, time: Timestamp) -> Self {
        Self { from, time, leaves: Vec::new(), entries: Vec::new(), openings: Vec::new() }
    }

    /// Does acts that belong together, and undoes all of them where one fails.
    async fn perform_alone(&mut self, tx: &Tx, acts: &[Act]) -> Result<Outcome, StoreError> {
        let before = self.leaves.len();
        tx.savepoint("act").await?;
        let done = self.perform_together(tx, acts).await;
        if done.is_err() {
            tx.rollback_to("act").await?;
            self.leaves.truncate(before);
            self.entries.truncate(before);
            self.openings.truncate(before);
        }
        tx.release("act").await?;
        Ok(done)
    }

    async fn perform_together(&mut self, tx: &Tx, acts: &[Act]) -> Outcome {
        let mut receipts = Vec::with_capacity(acts.len());
        for act in acts {
            receipts.push(self.perform(tx, act).await?);
        }
        Ok(receipts)
    }

    /// Does an act's own writes and notes its entry.
    async fn perform(&mut self, tx: &Tx, act: &Act) -> Result<Receipt, RecordError> {
        let index = self.from + self.leaves.len() as u64;
        if let Some(earlier) = act.correction_of.filter(|earlier| *earlier >= index) {
            return Err(RecordError::NoEntry(earlier));
        }
        let statement = Statement {
            commitment: act.opening.commitment(),
            correction_of: act.correction_of,
            kind: act.kind.to_owned(),
            subject: act.subject.clone(),
            time: self.time,
            v: 1,
        };
        let leaf = statement.to_leaf()?;
        write(tx, act, index).await?;
        self.note(index, act, leaf);
        Ok(Receipt { index })
    }

    fn note(&mut self, index: u64, act: &Act, leaf: Vec<u8>) {
        self.leaves.push(hash_leaf(&leaf));
        let (subject, opening) = (&act.subject, &act.opening);
        let openings = params![index, opening.salt, opening.digest, act.public];
        self.openings.push(openings.clone());
        let entry = params![
            index,
            act.kind,
            subject.kind,
            subject.slug,
            subject.version,
            self.time,
            Value::Blob(leaf)
        ];
        self.entries.push(entry.clone());
    }

    async fn write(&self, tx: &Tx) -> Result<(), StoreError> {
        let entries = "record_entries
            (entry, kind, subject_kind, subject_slug, subject_version, at, leaf)";
        insert(tx, entries, &self.entries).await?;
        insert(tx, "record_openings (entry, salt, digest, public)", &self.openings).await
    }
}

/// Runs the act's own statements until one fails.
async fn write(tx: &Tx, act: &Act, index: u64) -> Result<(), RecordError> {
    for write in &act.writes {
        let changed = tx.exec(&write.sql, &write.params_at(index)).await?;
        if write.once && changed != 1 {
            return Err(RecordError::Refused);
        }
    }
    Ok(())
}

/// Inserts rows, many in one statement; few sizes, so that the statements stay prepared.
async fn insert<const COLUMNS: usize>(
    tx: &Tx,
    target: &str,
    rows: &[[Value; COLUMNS]],
) -> Result<(), StoreError> {
    let mut rest = rows;
    for size in [64, 8, 1] {
        let chunks = rest.chunks_exact(size);
        let remainder = chunks.remainder();
        for chunk in chunks {
            let sql = format!("INSERT INTO {target} VALUES {}", placeholders(size, COLUMNS));
            tx.exec(&sql, chunk.as_flattened()).await?;
        }
        rest = remainder;
    }
    Ok(())
}

/// `($1, $2), ($3, $4)`
fn placeholders(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let cells: Vec<_> = (1..=columns).map(|c| format!("${}", row * columns + c)).collect();
        format!("({})", cells.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}
